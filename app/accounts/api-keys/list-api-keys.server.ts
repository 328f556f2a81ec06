import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { ApiKeyView } from '../integration-views';

/** An organisation's keys that are not revoked, newest first. The caller has checked the membership. */
export async function listApiKeys({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<ApiKeyView[]> {
  const keys = await database.apiKey.findMany({
    where: { organisationId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return keys.map(({ id, name, prefix, createdAt, createdByName, lastUsedAt }) => ({
    ...{ id, name, prefix, madeBy: createdByName },
    madeAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
