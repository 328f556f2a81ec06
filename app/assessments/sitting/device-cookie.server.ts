import { randomBytes } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { env } from '../../lib/env.server';

const device = z.string().regex(/^[\w-]{43}$/);
const MONTH_SECONDS = 30 * 24 * 3600;

const cookieOf = (request: Request, name: string, path: string, purpose: string) => {
  const secret = env().COOKIE_SECRET;
  if (!secret) throw new Error('COOKIE_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR');
  const secure = (env().PUBLIC_URL ?? request.url).startsWith('https:');
  // The signature says for what the value was given, so a cookie of one sitting is none of another.
  const secrets = [`${secret} ${purpose}`];
  return createCookie(name, { secrets, httpOnly: true, sameSite: 'lax', path, maxAge: MONTH_SECONDS, secure });
};

const doorCookie = (request: Request) => cookieOf(request, 'assay-device', '/invitations', 'device');
const sittingCookie = (request: Request, sittingId: string) =>
  cookieOf(request, `assay-sitting-${sittingId}`, '/sittings', `sitting ${sittingId}`);

async function read(cookie: ReturnType<typeof doorCookie>, request: Request): Promise<string | null> {
  const parsed = device.safeParse(await cookie.parse(request.headers.get('Cookie')));
  return parsed.success ? parsed.data : null;
}

/**
 * The secret of this browser as invitation pages know it, made when there is none, with the Set-Cookie value that keeps it. It is
 * there before a sitting starts, so that starting twice at once starts on one device.
 */
export async function keepDevice({ request }: { request: Request }): Promise<{ device: string; setCookie: string }> {
  const cookie = doorCookie(request);
  const known = (await read(cookie, request)) ?? randomBytes(32).toString('base64url');
  return { device: known, setCookie: await cookie.serialize(known) };
}

/** The secret this browser once received for the sitting, whether or not it is still the one in use; null for everybody else. */
export function readSittingDevice({ request, sittingId }: { request: Request; sittingId: string }) {
  return read(sittingCookie(request, sittingId), request);
}

/**
 * The Set-Cookie value that lets this browser into the sitting as `device`. Its path is `/sittings`, not the sitting's own: pages are
 * also fetched as `/sittings/<id>.data`, which lies beside `/sittings/<id>`, not below it.
 */
export function writeSittingDevice({
  request,
  sittingId,
  device: secret,
}: {
  request: Request;
  sittingId: string;
  device: string;
}): Promise<string> {
  return sittingCookie(request, sittingId).serialize(secret);
}
