import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { startSingleSignOn } from '../accounts/start-single-sign-on.server';
import { ownPath } from '../lib/http/own-path';
import { orRefuse } from '../lib/http/refusals.server';

/** On to the single sign-on provider. A link, because a form may send nobody to another site (form-action in our policy). */
export async function loader({ request }: LoaderFunctionArgs) {
  const returnTo = ownPath(new URL(request.url).searchParams.get('returnTo'), '/account');
  const { url, headers } = await orRefuse(() => startSingleSignOn({ request, returnTo }));
  headers.set('Cache-Control', 'no-store');
  return redirect(url, { headers });
}
