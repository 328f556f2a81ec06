import { writeAudit } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { eraseCandidate } from './erase-candidate.server';
import { eraseInvitations } from './erase-invitations.server';
import { eraseMails } from './erase-mails.server';
import { endedBefore, retentionCutoff } from './retention-cutoff';

/** Invitations deleted in one transaction, and in one sweep of one organisation. */
const BATCH = 20;
const MOST_BATCHES = 50;
/** Advisory lock, class: two workers never sweep the same organisation at once. */
const LOCK_CLASS = 7_102;

/**
 * Deletes what organisations no longer want to keep: sittings that finished longer ago than their retention period, and invitations
 * that nobody used and that ended as long ago, with all that hangs on them; candidates of whom nothing is left go too. What stays
 * is an audit entry with numbers. Returns how many invitations were deleted. Repeating it changes nothing.
 */
export async function sweepRetention({
  database,
  clock = getClock(),
}: {
  database: Database;
  clock?: Clock;
}): Promise<number> {
  const organisations = await database.organisation.findMany({
    where: { retentionDays: { not: null } },
    select: { id: true, retentionDays: true },
  });
  let deleted = 0;
  for (const { id: organisationId, retentionDays } of organisations) {
    if (retentionDays === null) continue;
    const cutoff = retentionCutoff({ now: clock.now(), retentionDays });
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const count = await database.$transaction((tx) => eraseBatch({ tx, organisationId, cutoff }), {
        timeout: 60_000,
      });
      deleted += count;
      if (count < BATCH) break;
    }
  }
  return deleted;
}

async function eraseBatch({
  tx,
  organisationId,
  cutoff,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  cutoff: Date;
}): Promise<number> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${organisationId})) AS held`;
  if (!lock?.held) return 0;
  const due = await tx.invitation.findMany({
    where: { organisationId, ...endedBefore(cutoff) },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true, candidateId: true, expiresAt: true, sitting: { select: { finishedAt: true } } },
  });
  if (due.length === 0) return 0;
  let sittings = 0;
  let candidates = 0;
  for (const candidateId of new Set(due.map((one) => one.candidateId))) {
    const own = due.filter((one) => one.candidateId === candidateId);
    const ends = own.map((one) => Number(one.sitting?.finishedAt ?? one.expiresAt));
    const invitationIds = own.map(({ id }) => id);
    const until = new Date(Math.max(...ends));
    const erased = await eraseOf({ tx, organisationId, candidateId, invitationIds, until });
    sittings += erased.sittings;
    if (erased.whole) candidates += 1;
  }
  await writeAudit({
    ...{ tx, organisationId, action: 'retention.deleted' },
    actor: { id: null, name: 'Assay' },
    subject: { invitations: due.length, sittings, candidates },
  });
  return due.length;
}

/** A candidate without any other invitation goes altogether; of one who has others, these and the mails of the time that is over go. */
async function eraseOf({
  tx,
  organisationId,
  candidateId,
  invitationIds,
  until,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  candidateId: string;
  invitationIds: string[];
  until: Date;
}): Promise<{ sittings: number; whole: boolean }> {
  // Inviting holds this row too: an invitation that is being written is waited for, and counts.
  await tx.$queryRaw`SELECT 1 FROM "Candidate" WHERE "id" = ${candidateId}::uuid
    AND "organisationId" = ${organisationId}::uuid FOR UPDATE`;
  const others = { organisationId, candidateId, id: { notIn: invitationIds } };
  if ((await tx.invitation.count({ where: others })) === 0) {
    const erased = await eraseCandidate({ tx, organisationId, candidateId });
    return { sittings: erased?.sittings ?? 0, whole: true };
  }
  const { sittings } = await eraseInvitations({ tx, organisationId, invitationIds });
  const where = { id: candidateId, organisationId };
  const { email, name } = await tx.candidate.findFirstOrThrow({ where, select: { email: true, name: true } });
  await eraseMails({ tx, organisationId, email, name, until });
  return { sittings, whole: false };
}
