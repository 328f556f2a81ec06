import { getAuth, siteOrigin } from './get-auth.server';

/** Ends this browser's session; returns the headers that clear its cookies. Does nothing when there is none. */
export async function signOut({ request }: { request: Request }): Promise<Headers> {
  const auth = getAuth({ origin: siteOrigin(request) });
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
  return headers;
}
