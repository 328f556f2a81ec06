import { AppError } from '../lib/errors';
import { getAuth, siteOrigin } from './get-auth.server';
import { openSession, withAddress } from './sign-in.server';

/**
 * Signs in by the secret of a mailed link, which works once; returns the headers that carry the session. Throws `gone` for a
 * secret that is used up, too old or made up.
 */
export async function followSignInLink({
  request,
  address,
  token,
}: {
  request: Request;
  address: string;
  token: string;
}): Promise<Headers> {
  const auth = getAuth({ origin: siteOrigin(request) });
  const headers = withAddress(request, address);
  const response = await auth.api.magicLinkVerify({
    query: { token, errorCallbackURL: '/sign-in' },
    headers,
    asResponse: true,
  });
  const cookies = response.headers.getSetCookie();
  const session = cookies.find((cookie) => /assay\.session_token=[^;]/.test(cookie));
  if (!session) throw new AppError('gone', 'This sign-in link has been used or is too old. Ask for a new one.');
  const asSignedIn = new Headers({ Cookie: session.split(';')[0] ?? '' });
  const found = await auth.api.getSession({ headers: asSignedIn });
  if (!found) throw new AppError('gone', 'This sign-in link has been used or is too old. Ask for a new one.');
  const answer = new Headers();
  for (const cookie of cookies) answer.append('Set-Cookie', cookie);
  return openSession({ request, headers: answer, userId: found.user.id });
}
