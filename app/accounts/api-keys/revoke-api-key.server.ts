import { z } from 'zod';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { MembershipView } from '../account-views';
import { may } from '../roles';
import { writeAudit, type Actor } from '../write-audit.server';

/** Ends a key at once and for good. Throws `not-found` for a key that is unknown, revoked already or another organisation's. */
export async function revokeApiKey({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  apiKeyId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  apiKeyId: string;
}): Promise<void> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-integrations')) {
    throw new AppError('forbidden', 'Your role does not allow revoking API keys.');
  }
  const unknown = new AppError('not-found', 'There is no such key.');
  if (!z.uuid().safeParse(apiKeyId).success) throw unknown;
  await database.$transaction(async (tx) => {
    const where = { id: apiKeyId, organisationId, revokedAt: null };
    const key = await tx.apiKey.findFirst({ where, select: { name: true, prefix: true } });
    const { count } = await tx.apiKey.updateMany({ where, data: { revokedAt: clock.now() } });
    if (!key || count === 0) throw unknown;
    await writeAudit({ tx, organisationId, actor, action: 'api-key.revoked', subject: key });
  });
}
