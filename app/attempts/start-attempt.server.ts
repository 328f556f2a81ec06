import { getCurrentExercise } from '../exercises/get-current-exercise.server';
import { readStarter } from '../exercises/read-starter.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { countUseBy, type Requester } from './limits.server';
import { writeAnswer } from './stored-answer';

/**
 * Starts an attempt on the exercise's current version with the untouched starter as its draft, and returns its id. Makes the
 * visitor's row when this is the first thing they do. Throws `not-found` for an unknown exercise, `too-many` beyond the limits.
 */
export async function startAttempt({
  database = getDatabase(),
  slug,
  requester,
}: {
  database?: Database;
  slug: string;
  requester: Requester;
}): Promise<{ attemptId: string }> {
  const { versionId, exercise } = await getCurrentExercise({ database, slug });
  await countUseBy('attempts', requester);
  const draft = writeAnswer(readStarter({ exercise }));
  const attempt = await database.$transaction(async (tx) => {
    await tx.visitor.upsert({ where: { id: requester.visitorId }, create: { id: requester.visitorId }, update: {} });
    return tx.attempt.create({
      data: { visitorId: requester.visitorId, exerciseVersionId: versionId, draft },
      select: { id: true },
    });
  });
  return { attemptId: attempt.id };
}
