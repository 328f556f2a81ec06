import { AppError } from '../lib/errors';
import { getAuth, siteOrigin } from './get-auth.server';
import { openSession, statusOf, withAddress } from './sign-in.server';
import { countSignIn } from './sign-in-limits.server';

/**
 * Makes an account with a password and signs in; returns the headers that carry the session. Attempts made in this browser
 * become the user's. Throws `conflict` for an address that has an account, `too-many` beyond the limits.
 */
export async function signUp({
  request,
  address,
  name,
  email,
  password,
}: {
  request: Request;
  address: string;
  name: string;
  email: string;
  password: string;
}): Promise<Headers> {
  await countSignIn({ email, address });
  const auth = getAuth({ origin: siteOrigin(request) });
  const answer = await auth.api
    .signUpEmail({ body: { name, email, password }, headers: withAddress(request, address), returnHeaders: true })
    .catch((error: unknown) => {
      if (statusOf(error) !== 422) throw error;
      throw new AppError('conflict', 'There is an account with this address already. Sign in instead.', {
        cause: error,
      });
    });
  return openSession({ request, headers: answer.headers, userId: answer.response.user.id });
}
