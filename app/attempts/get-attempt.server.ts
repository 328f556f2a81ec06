import { getExercisePage } from '../exercises/get-exercise-page.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { AttemptView } from './attempt-views';
import { getOwnAttempt } from './get-own-attempt.server';
import { readAnswer } from './stored-answer';
import { submissionSummarySelect, summariseSubmission } from './summarise-submission';

/** What the workspace page of the visitor's own attempt shows. Throws `not-found`. */
export async function getAttempt({
  database = getDatabase(),
  attemptId,
  visitorId,
}: {
  database?: Database;
  attemptId: string;
  visitorId: string;
}): Promise<AttemptView> {
  const attempt = await getOwnAttempt({ database, attemptId, visitorId });
  const [exercise, submissions] = await Promise.all([
    getExercisePage({ database, versionId: attempt.exerciseVersionId }),
    database.submission.findMany({
      where: { attemptId, attempt: { visitorId } },
      orderBy: { number: 'desc' },
      select: submissionSummarySelect,
    }),
  ]);
  return {
    id: attempt.id,
    exercise,
    draft: readAnswer(attempt.draft),
    draftRevision: attempt.draftRevision,
    draftSavedAt: attempt.draftSavedAt.toISOString(),
    startedAt: attempt.startedAt.toISOString(),
    outdated: attempt.exerciseVersion.exercise.currentVersionId !== attempt.exerciseVersionId,
    submissions: submissions.map(summariseSubmission),
  };
}
