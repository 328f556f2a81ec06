import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { env } from '../../lib/env.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import type { MembershipView } from '../account-views';
import { may } from '../roles';
import { writeAudit, type Actor } from '../write-audit.server';
import { keyOf, makeKeyPrefix } from './api-key-text.server';

const MOST_KEYS = 20;

/**
 * Makes an API key and returns it: the only time it is shown. Its SHA-256 is kept; a slow hash would protect nothing, because 256
 * bits that nobody chose cannot be guessed. Throws `forbidden` beyond the role, `conflict` when there are too many keys in use.
 */
export async function makeApiKey({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  name,
  secret = env().COOKIE_SECRET,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  name: string;
  secret?: string | undefined;
}): Promise<{ apiKeyId: string; key: string }> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-integrations')) {
    throw new AppError('forbidden', 'Your role does not allow making API keys.');
  }
  if (!secret) throw new Error('COOKIE_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR');
  const prefix = makeKeyPrefix();
  const key = keyOf({ prefix, secret });
  return database.$transaction(async (tx) => {
    const used = await tx.apiKey.count({ where: { organisationId, revokedAt: null } });
    if (used >= MOST_KEYS) throw new AppError('conflict', `There are ${MOST_KEYS} keys already. Revoke one first.`);
    const { id: apiKeyId } = await tx.apiKey.create({
      data: {
        ...{ organisationId, name, prefix, hash: sha256(key) },
        ...{ createdById: actor.id, createdByName: actor.name, createdAt: clock.now() },
      },
      select: { id: true },
    });
    await writeAudit({ tx, organisationId, actor, action: 'api-key.made', subject: { name, prefix } });
    return { apiKeyId, key };
  });
}
