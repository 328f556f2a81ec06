import { getAuth, mailableOrigin } from './get-auth.server';
import { withAddress } from './sign-in.server';
import { countSignIn } from './sign-in-limits.server';

/** Mails a sign-in link, to a new address too: following it makes the account. Throws `too-many` beyond the limits,
 * `bad-request` where nothing says what address the link should have. */
export async function requestSignInLink({
  request,
  address,
  email,
  returnTo = '/account',
}: {
  request: Request;
  address: string;
  email: string;
  /** Path of this site to go on to. */
  returnTo?: string;
}): Promise<void> {
  await countSignIn({ email, address });
  const auth = getAuth({ origin: mailableOrigin(request) });
  const body = { email, name: nameOf(email), metadata: { returnTo } };
  await auth.api.signInMagicLink({ body, headers: withAddress(request, address) });
}

/** A first name for the page until they give one: the part before the @. */
const nameOf = (email: string): string => email.split('@')[0] ?? email;
