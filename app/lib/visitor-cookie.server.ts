import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { env } from './env.server';

const visitorId = z.uuid();
const YEAR_SECONDS = 365 * 24 * 3600;

/** The cookie that owns an anonymous visitor's attempts: signed, unreadable to scripts, sent on same-site requests only. */
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

/** The visitor this browser's cookie names, or null for somebody new. A cookie that was tampered with counts as none. */
export async function readVisitorCookie({ request }: { request: Request }): Promise<string | null> {
  const value: unknown = await visitorCookie(request).parse(request.headers.get('Cookie'));
  const parsed = visitorId.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The Set-Cookie value that makes this browser's visitor `id`, or, with null, forgets the one it had. */
export async function writeVisitorCookie({ request, id }: { request: Request; id: string | null }): Promise<string> {
  return visitorCookie(request).serialize(id ?? '', id === null ? { maxAge: 0 } : {});
}
