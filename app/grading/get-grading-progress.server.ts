import { countAhead } from '../jobs/count-ahead.server';
import { getDatabase } from '../lib/db/prisma.server';
import type { Database } from '../lib/db/prisma.server';
import { findCurrentRun } from './find-current-run.server';
import { gradingSteps } from './grade-answer.server';
import type { GradingProgress } from './result-view';
import { readProgress } from './stored-progress';

/** What grading of the visitor's own submission is doing now. Throws `AppError` `not-found`. */
export async function getGradingProgress({
  database = getDatabase(),
  submissionId,
  visitorId,
}: {
  database?: Database;
  submissionId: string;
  visitorId: string;
}): Promise<GradingProgress> {
  const { id, status, progress, submission } = await findCurrentRun({ database, submissionId, visitorId });
  const waiting = status === 'QUEUED';
  return {
    status,
    ahead: waiting ? await countAhead({ database, job: 'grade-submission', id }) : null,
    steps: readProgress(progress) ?? waitingSteps(submission.attempt.exerciseVersion.kind),
  };
}

const waitingSteps = (kind: string): GradingProgress['steps'] =>
  gradingSteps({ kind }).map((step) => ({ ...step, state: 'waiting' }));
