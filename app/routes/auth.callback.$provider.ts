import type { LoaderFunctionArgs } from '@remix-run/node';
import { OIDC } from '../accounts/auth.server';
import { getAuth, siteOrigin } from '../accounts/get-auth.server';
import { AppError } from '../lib/errors';
import { orRefuse } from '../lib/http/refusals.server';

/** Where the single sign-on provider sends people back to. The only endpoint of the authentication library that is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (params['provider'] !== OIDC) {
    return orRefuse(() => Promise.reject(new AppError('not-found', 'There is no such provider.')));
  }
  return getAuth({ origin: siteOrigin(request) }).handler(request);
}
