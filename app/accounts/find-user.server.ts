import { AppError } from '../lib/errors';
import { getAuth, siteOrigin } from './get-auth.server';

/** Who is signed in, as every page may use it. */
export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  sessionId: string;
}

const found = new WeakMap<Request, Promise<SignedInUser | null>>();

/** The user whose session this request carries, or null. Asks the database once per request, so a revoked session ends at once. */
export function findUser({ request }: { request: Request }): Promise<SignedInUser | null> {
  const known = found.get(request) ?? readSession(request);
  found.set(request, known);
  return known;
}

/** The same for what needs an account. Throws `not-signed-in`. */
export async function requireUser({ request }: { request: Request }): Promise<SignedInUser> {
  const user = await findUser({ request });
  if (!user) throw new AppError('not-signed-in', 'Sign in to see this page.');
  return user;
}

async function readSession(request: Request): Promise<SignedInUser | null> {
  // Most visitors have no session; they must not cost a query.
  if (!request.headers.get('Cookie')?.includes('assay.session_token=')) return null;
  const result = await getAuth({ origin: siteOrigin(request) }).api.getSession({ headers: request.headers });
  if (!result) return null;
  const { id, name, email, emailVerified } = result.user;
  return { id, name, email, emailVerified, sessionId: result.session.id };
}
