import { randomUUID } from 'node:crypto';
import { getDatabase } from '../lib/db/prisma.server';
import { readVisitorCookie, writeVisitorCookie } from '../lib/visitor-cookie.server';
import { findUser } from './find-user.server';

/**
 * Whose attempts this request may see: those of the signed-in user, else those of the browser's anonymous visitor, else null. A
 * user's own visitor never stands in a cookie, so signing out (or being signed out from elsewhere) closes the way to it.
 */
export async function findVisitor({ request }: { request: Request }): Promise<string | null> {
  const user = await findUser({ request });
  if (!user) return readVisitorCookie({ request });
  const row = await getDatabase().user.findUnique({ where: { id: user.id }, select: { visitorId: true } });
  return row?.visitorId ?? null;
}

/** The same, made up for somebody new. Add `headers` to the response: they set or renew an anonymous visitor's cookie. */
export async function requireVisitor({
  request,
}: {
  request: Request;
}): Promise<{ visitorId: string; headers: Headers }> {
  const visitorId = (await findVisitor({ request })) ?? randomUUID();
  if (await findUser({ request })) return { visitorId, headers: new Headers() };
  return { visitorId, headers: new Headers({ 'Set-Cookie': await writeVisitorCookie({ request, id: visitorId }) }) };
}
