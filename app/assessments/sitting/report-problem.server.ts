import { z } from 'zod';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { countUse } from '../../lib/rate-limit/rate-limit.server';
import type { OwnSitting } from './sitting-views';
import { tellSitting } from './tell-sitting.server';
import { writeSittingEvent } from './write-sitting-event.server';

/** What a problem report may say. */
export const problemText = z.string().trim().min(3, 'Say in a few words what does not work.').max(4_000);

const LIMIT = { name: 'problem-reports', points: 20, seconds: 3_600, what: 'problem reports in an hour' };

/**
 * Keeps what a candidate says does not work, for the organisation to read and answer. Counted by sitting. Throws `bad-request`,
 * `not-found` for an exercise of another sitting, and `too-many`.
 */
export async function reportProblem({
  database = getDatabase(),
  clock = getClock(),
  sitting,
  attemptId,
  text,
}: {
  database?: Database;
  clock?: Clock;
  sitting: Pick<OwnSitting, 'sittingId' | 'organisationId'>;
  attemptId: string | null;
  text: string;
}): Promise<{ reportId: string }> {
  const { sittingId, organisationId } = sitting;
  const parsed = problemText.safeParse(text);
  if (!parsed.success) throw new AppError('bad-request', parsed.error.issues[0]?.message ?? 'Say what does not work.');
  const isOwn =
    attemptId === null ||
    (z.uuid().safeParse(attemptId).success &&
      (await database.attempt.count({ where: { id: attemptId, sittingId } })) > 0);
  if (!isOwn) throw new AppError('not-found', 'There is no such exercise in this sitting.');
  await countUse(LIMIT, [{ key: `sitting:${sittingId}`, factor: 1 }]);
  return database.$transaction(async (tx) => {
    const at = clock.now();
    const { id: reportId } = await tx.problemReport.create({
      data: { organisationId, sittingId, attemptId, text: parsed.data, at },
      select: { id: true },
    });
    await writeSittingEvent({ tx, sittingId, at, event: { kind: 'problem-reported', detail: { reportId } } });
    await tellSitting({ database: tx, sittingId });
    return { reportId };
  });
}
