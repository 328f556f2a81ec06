import type { Clock } from '../../lib/clock';
import type { Prisma } from '../../lib/db/prisma.server';
import type { OwnAppeal } from '../result/result-view';
import { APPEAL_DAYS } from './appeal-forms';

/** The last moment to appeal against what was first seen then. */
export const appealUntil = (seenAt: Date): Date => new Date(seenAt.getTime() + APPEAL_DAYS * 86_400_000);

/** What a candidate may read and do about appeals, by submission: theirs with its answer, or that the time for one is open. */
export async function listOwnAppeals({
  database,
  clock,
  organisationId,
  submissionIds,
  seen,
}: {
  database: Prisma.TransactionClient;
  clock: Clock;
  organisationId: string;
  submissionIds: readonly string[];
  /** When the settled grade of each was first seen. */
  seen: ReadonlyMap<string, Date>;
}): Promise<Map<string, OwnAppeal>> {
  const made = await database.appeal.findMany({
    where: { organisationId, submissionId: { in: [...submissionIds] } },
    select: { submissionId: true, reason: true, at: true, outcome: true, answer: true, answeredAt: true },
  });
  const appeals = new Map<string, OwnAppeal>();
  for (const [id, at] of seen) {
    const until = appealUntil(at);
    if (clock.now() <= until) appeals.set(id, { state: 'open', until: until.toISOString() });
  }
  for (const { submissionId, reason, at, outcome, answer, answeredAt } of made) {
    appeals.set(
      submissionId,
      outcome && answeredAt
        ? { state: 'answered', reason, outcome, answer: answer ?? '', answeredAt: answeredAt.toISOString() }
        : { state: 'raised', reason, at: at.toISOString() },
    );
  }
  return appeals;
}
