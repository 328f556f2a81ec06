import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { tellSitting } from './tell-sitting.server';
import { writeSittingEvent } from './write-sitting-event.server';

/** Most that can be added at once. */
export const MOST_ADDED_SECONDS = 24 * 3600;

interface Row {
  id: string;
  assessment: string;
  candidate: string;
  isRunning: boolean;
}

/**
 * Gives a running sitting more time: its end and the end of every section that is open move by `seconds`, which is what the rules of
 * time give when both limit and due date are extended. Between two sections the next one gets it. Open pages show it at once.
 * Throws `forbidden`, `not-found`, `bad-request`, and `conflict` when the sitting has ended.
 */
export async function addTime({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  sittingId,
  seconds,
  reason = '',
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  sittingId: string;
  seconds: number;
  /** For the audit log. */
  reason?: string;
}): Promise<void> {
  if (!may(membership.role, 'manage-candidates'))
    throw new AppError('forbidden', 'Your role does not allow adding time.');
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_ADDED_SECONDS)
    throw new AppError('bad-request', 'Add at least a second and at most a day.');
  const { organisationId } = membership;
  const id = z.uuid().safeParse(sittingId).data;
  await database.$transaction(async (tx) => {
    // The lock that ending takes too: time is added before the end, or refused after it.
    const rows = id
      ? await tx.$queryRaw<Row[]>`
          SELECT sitting."id", assessment."name" AS assessment, candidate."email" AS candidate,
            sitting."status" = 'RUNNING' AS "isRunning"
          FROM "Sitting" AS sitting JOIN "Assessment" AS assessment ON assessment."id" = sitting."assessmentId"
          JOIN "Invitation" AS invitation ON invitation."id" = sitting."invitationId"
          JOIN "Candidate" AS candidate ON candidate."id" = invitation."candidateId"
          WHERE sitting."id" = ${id}::uuid AND sitting."organisationId" = ${organisationId}::uuid
          FOR NO KEY UPDATE OF sitting`
      : [];
    const [row] = rows;
    if (!row) throw new AppError('not-found', 'There is no such sitting.');
    if (!row.isRunning) throw new AppError('conflict', 'This sitting has ended: time can only be added while it runs.');
    await tx.$executeRaw`
      UPDATE "Sitting" SET "addedSeconds" = "addedSeconds" + ${seconds}::int,
        "deadlineAt" = "deadlineAt" + ${seconds}::int * interval '1 second'
      WHERE "id" = ${row.id}::uuid AND "organisationId" = ${organisationId}::uuid`;
    await tx.$executeRaw`
      UPDATE "SittingSection" SET "deadlineAt" = "deadlineAt" + ${seconds}::int * interval '1 second'
      WHERE "sittingId" = ${row.id}::uuid AND "finishedAt" IS NULL`;
    const event = { kind: 'time-added', detail: { seconds, by: actor.name } } as const;
    await writeSittingEvent({ tx, sittingId: row.id, at: clock.now(), event });
    const { assessment, candidate } = row;
    const subject = { sittingId: row.id, assessment, candidate, seconds, ...(reason ? { reason } : {}) };
    await writeAudit({ tx, organisationId, actor, action: 'sitting.time-added', subject });
    await tellSitting({ database: tx, sittingId: row.id });
  });
}
