import { z } from 'zod';
import { findCalibration } from './calibration/find-calibration.server';
import type { CalibrationRecord } from '../exercises/calibration-format';
import { getExercisePage } from '../exercises/get-exercise-page.server';
import type { Answer } from '../kinds/contract';
import { getDatabase } from '../lib/db/prisma.server';
import type { Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { getGradingProgress } from './get-grading-progress.server';
import { checkResult, flag, grade as gradeSchema, verdict as verdictSchema } from './grade-types';
import { listSubmissionScores } from './list-submission-scores.server';
import type { SubmissionResult } from './result-view';

/**
 * Everything the result page of the visitor's own submission shows; `outcome` is null until its run has ended. Throws `AppError`
 * `not-found` for a submission that does not exist or is somebody else's.
 */
export async function getSubmissionResult({
  database = getDatabase(),
  submissionId,
  visitorId,
}: {
  database?: Database;
  submissionId: string;
  visitorId: string;
}): Promise<SubmissionResult> {
  // First the progress: a run that ends in between then shows a result that is newer than its progress, never an empty one.
  const progress = await getGradingProgress({ database, submissionId, visitorId });
  const submission = await database.submission.findFirst({
    where: { id: submissionId, attempt: { visitorId } },
    select: submissionSelect,
  });
  if (!submission) throw new AppError('not-found', 'There is no such submission.');
  const { exerciseVersionId, exerciseVersion } = submission.attempt;
  const run = submission.gradingRuns[0];
  return {
    id: submission.id,
    number: submission.number,
    submittedAt: submission.submittedAt.toISOString(),
    attemptId: submission.attemptId,
    exercise: await getExercisePage({ database, versionId: exerciseVersionId }),
    answer: storedAnswer.parse(submission.answer),
    progress,
    outcome: run
      ? readOutcome(run, await findCalibration({ database, exerciseId: exerciseVersion.exerciseId, ...run }))
      : null,
    history: await listSubmissionScores({ database, exerciseId: exerciseVersion.exerciseId, visitorId }),
  };
}

const storedAnswer: z.ZodType<Answer> = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.record(z.string(), z.string()),
  fields: z.json(),
});

const submissionSelect = {
  id: true,
  number: true,
  submittedAt: true,
  attemptId: true,
  answer: true,
  attempt: { select: { exerciseVersionId: true, exerciseVersion: { select: { exerciseId: true } } } },
  gradingRuns: {
    where: { isCurrent: true },
    take: 1,
    select: {
      grade: true,
      flags: true,
      judgeModel: true,
      promptHash: true,
      queuedAt: true,
      startedAt: true,
      finishedAt: true,
      checkResults: { orderBy: { position: 'asc' }, select: { result: true } },
      verdicts: { orderBy: { position: 'asc' }, select: { verdict: true } },
      judgeCalls: { select: { costUsd: true, httpStatus: true } },
    },
  },
} as const;

interface EndedRun {
  grade: unknown;
  flags: unknown;
  judgeModel: string;
  promptHash: string | null;
  queuedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  checkResults: { result: unknown }[];
  verdicts: { verdict: unknown }[];
  judgeCalls: { costUsd: { toNumber(): number } | null; httpStatus: number | null }[];
}

function readOutcome(run: EndedRun, calibration: CalibrationRecord | null): SubmissionResult['outcome'] {
  if (!run.finishedAt || run.grade === null) return null;
  return {
    grade: gradeSchema.parse(run.grade),
    checks: run.checkResults.map(({ result }) => checkResult.parse(result)),
    verdicts: run.verdicts.map(({ verdict }) => verdictSchema.parse(verdict)),
    flags: z.array(flag).parse(run.flags),
    judgeModel: run.judgeModel,
    finishedAt: run.finishedAt.toISOString(),
    durationMs: run.finishedAt.getTime() - (run.startedAt ?? run.queuedAt).getTime(),
    judgeCalls: run.judgeCalls.length,
    judgeCostUsd: sumCost(run.judgeCalls),
    calibration,
  };
}

/** US dollars; null without calls, or when a call that the model answered has no known price. */
function sumCost(calls: EndedRun['judgeCalls']): number | null {
  if (calls.length === 0 || calls.some((call) => call.costUsd === null && call.httpStatus === 200)) return null;
  return calls.reduce((sum, call) => sum + (call.costUsd?.toNumber() ?? 0), 0);
}
