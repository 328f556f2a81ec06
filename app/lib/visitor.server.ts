import { randomUUID } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { env } from './env.server';

const visitorId = z.uuid();
const YEAR_SECONDS = 365 * 24 * 3600;

/** The cookie that owns a visitor's attempts: signed, unreadable to scripts, sent on same-site requests only. */
function visitorCookie(request: Request) {
  const secret = env().COOKIE_SECRET;
  if (!secret) throw new Error('COOKIE_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR');
  const secure = (env().PUBLIC_URL ?? request.url).startsWith('https:');
  return createCookie('assay-visitor', {
    secrets: [secret],
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: YEAR_SECONDS,
    secure,
  });
}

/** The visitor of this request, or null for somebody new. A cookie that was tampered with counts as none. */
export async function findVisitor({ request }: { request: Request }): Promise<string | null> {
  const value: unknown = await visitorCookie(request).parse(request.headers.get('Cookie'));
  const parsed = visitorId.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The visitor of this request, made up for somebody new. Add `headers` to the response: they set or renew the cookie. */
export async function requireVisitor({
  request,
}: {
  request: Request;
}): Promise<{ visitorId: string; headers: Headers }> {
  const known = await findVisitor({ request });
  const id = known ?? randomUUID();
  return { visitorId: id, headers: new Headers({ 'Set-Cookie': await visitorCookie(request).serialize(id) }) };
}
