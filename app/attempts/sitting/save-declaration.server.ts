import { aiDeclaration, type AiDeclaration } from '../../assessments/assessment-types';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { ENDED } from './save-sitting-draft.server';
import { requireOpenAttempt } from './require-open-attempt.server';

/**
 * Stores what the candidate says about their use of AI tools on one exercise, as long as it is worked on. The caller has the sitting
 * from `requireSitting`. Throws `not-found` and `gone`.
 */
export async function saveDeclaration({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  attemptId,
  declaration,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  attemptId: string;
  declaration: AiDeclaration;
}): Promise<void> {
  await requireOpenAttempt({ database, clock, sittingId, attemptId });
  const { count } = await database.attempt.updateMany({
    where: { id: attemptId, sittingId, closedAt: null },
    data: { aiDeclaration: aiDeclaration.parse(declaration) },
  });
  if (count === 0) throw new AppError('gone', ENDED);
}
