import { getDatabase } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { readVisitorCookie, writeVisitorCookie } from '../lib/visitor-cookie.server';
import { adoptVisitor } from './adopt-visitor.server';
import { ADDRESS_HEADER } from './auth.server';
import { getAuth, siteOrigin } from './get-auth.server';
import { countSignIn } from './sign-in-limits.server';

/**
 * Signs in with a password; returns the headers that carry the session, and gives the user what this browser did before. The
 * answer to a wrong password and to an unknown address is the same `bad-request`. Throws `too-many` beyond the limits.
 */
export async function signIn({
  request,
  address,
  email,
  password,
}: {
  request: Request;
  address: string;
  email: string;
  password: string;
}): Promise<Headers> {
  await countSignIn({ email, address });
  const auth = getAuth({ origin: siteOrigin(request) });
  const answer = await auth.api
    .signInEmail({ body: { email, password }, headers: withAddress(request, address), returnHeaders: true })
    .catch((error: unknown) => {
      if (statusOf(error) !== 401) throw error;
      throw new AppError('bad-request', 'This address and password do not belong together.', { cause: error });
    });
  return openSession({ request, headers: answer.headers, userId: answer.response.user.id });
}

/** What every way of signing in ends with: the attempts of this browser become the user's, and its visitor cookie goes. */
export async function openSession({
  request,
  headers,
  userId,
}: {
  request: Request;
  headers: Headers;
  userId: string;
}): Promise<Headers> {
  await adoptVisitor({ database: getDatabase(), userId, visitorId: await readVisitorCookie({ request }) });
  headers.append('Set-Cookie', await writeVisitorCookie({ request, id: null }));
  return headers;
}

/** The request's headers with the client's address as the web server knows it, whatever the client sent under that name. */
export function withAddress(request: Request, address: string): Headers {
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, address);
  return headers;
}

/** HTTP status of an error of the authentication library; null for any other error. */
export const statusOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
