import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { countUse } from '../../lib/rate-limit/rate-limit.server';

/** Wrong keys from one network address within an hour; a program that has the right one sends none. */
const WRONG_KEYS = { name: 'wrong-api-keys', points: 60, seconds: 3_600, what: 'requests with a wrong API key' };
/** Longer ones are not looked at. */
const MOST_CHARACTERS = 170;
/** How exact `lastUsedAt` is: not every request has to write. */
const USE_MS = 60_000;

/** The organisation a program acts for. */
export interface ApiCaller {
  apiKeyId: string;
  keyName: string;
  organisationId: string;
  slug: string;
  organisation: string;
}

/**
 * Who calls: the key is the user name of HTTP Basic authentication, the password is empty. Throws `not-signed-in` for a key that is
 * missing, unknown or revoked, and `too-many` after too many wrong ones from the same network address.
 */
export async function requireApiKey({
  database = getDatabase(),
  clock = getClock(),
  request,
  address,
  countWrong = countUse,
}: {
  database?: Database;
  clock?: Clock;
  request: Request;
  /** The client's network address. */
  address: string;
  countWrong?: typeof countUse;
}): Promise<ApiCaller> {
  const key = readKey(request);
  const hash = sha256(key ?? '');
  const row = key
    ? await database.apiKey.findFirst({
        where: { hash, revokedAt: null },
        include: { organisation: { select: { slug: true, name: true } } },
      })
    : null;
  // Found by its hash, of which response times tell nothing useful; compared once more as a whole all the same.
  if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) {
    await countWrong(WRONG_KEYS, [{ key: `address:${address}`, factor: 1 }]);
    throw new AppError(
      'not-signed-in',
      'Send an API key of the organisation as the user name of Basic authentication.',
    );
  }
  const now = clock.now();
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > USE_MS) {
    await database.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const { organisationId, organisation } = row;
  return {
    apiKeyId: row.id,
    keyName: row.name,
    organisationId,
    slug: organisation.slug,
    organisation: organisation.name,
  };
}

/** The user name of a Basic Authorization header (RFC 7617) with an empty password; null for anything else. */
function readKey(request: Request): string | null {
  const match = /^basic ([A-Za-z0-9+/]+={0,2})$/i.exec(request.headers.get('Authorization')?.trim() ?? '');
  const text = match?.[1] ? Buffer.from(match[1], 'base64').toString('utf8') : '';
  const key = text.endsWith(':') ? text.slice(0, -1) : text;
  return key && key.length <= MOST_CHARACTERS && !key.includes(':') ? key : null;
}
