import { z } from 'zod';
import { GRACE_MS } from '../../assessments/sitting-clock';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { ENDED } from './save-sitting-draft.server';

/**
 * Refuses what needs an attempt that is still worked on. The caller has the sitting from `requireSitting`. Throws `not-found`, and
 * `gone` when its section has ended.
 */
export async function requireOpenAttempt({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  attemptId,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  attemptId: string;
}): Promise<void> {
  const lastTaken = new Date(clock.now().getTime() - GRACE_MS);
  const attempt = z.uuid().safeParse(attemptId).success
    ? await database.attempt.findFirst({
        where: { id: attemptId, sittingId },
        select: {
          closedAt: true,
          assessmentExercise: {
            select: { section: { select: { sat: { where: { sittingId, deadlineAt: { gte: lastTaken } } } } } },
          },
        },
      })
    : null;
  if (!attempt) throw new AppError('not-found', 'There is no such exercise in this sitting.');
  if (attempt.closedAt || !attempt.assessmentExercise?.section.sat.length) throw new AppError('gone', ENDED);
}
