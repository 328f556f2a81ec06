import type { Database } from '../../lib/db/prisma.server';
import { sha256 } from '../../lib/hash.server';
import { keyOf } from './api-key-text.server';

/**
 * An organisation's own key again, to present it where it is known already. Null for a key that is unknown, somebody else's or
 * revoked, and when this installation's secret is no longer the one it was made with.
 */
export async function reproduceApiKey({
  database,
  organisationId,
  apiKeyId,
  secret,
}: {
  database: Database;
  organisationId: string;
  apiKeyId: string | null;
  /** COOKIE_SECRET. */
  secret: string | undefined;
}): Promise<string | null> {
  if (!apiKeyId || !secret) return null;
  const row = await database.apiKey.findFirst({
    where: { id: apiKeyId, organisationId, revokedAt: null },
    select: { prefix: true, hash: true },
  });
  if (!row) return null;
  const key = keyOf({ prefix: row.prefix, secret });
  return sha256(key) === row.hash ? key : null;
}
