import { AppError } from '../lib/errors';
import { OIDC } from './auth.server';
import { getAuth, siteOrigin } from './get-auth.server';

/**
 * Where to send the browser for single sign-on, with the headers that remember the way back. `returnTo` is a path of this site.
 * Throws `not-found` where single sign-on is not set up.
 */
export async function startSingleSignOn({
  request,
  returnTo,
}: {
  request: Request;
  returnTo: string;
}): Promise<{ url: string; headers: Headers }> {
  const auth = getAuth({ origin: siteOrigin(request) });
  const done = `/sign-in/done?${new URLSearchParams({ returnTo }).toString()}`;
  const { response, headers } = await auth.api
    .signInSocial({
      body: { provider: OIDC, callbackURL: done, errorCallbackURL: '/sign-in?error=sso', disableRedirect: true },
      headers: request.headers,
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      throw new AppError('not-found', 'Single sign-on is not set up here.', { cause: error });
    });
  if (!('url' in response) || typeof response.url !== 'string') {
    throw new AppError('not-found', 'Single sign-on is not set up here.');
  }
  return { url: response.url, headers };
}
