import type { Database } from '../lib/db/prisma.server';
import type { Sandbox } from '../lib/sandbox/sandbox';
import { finishWithoutJudge } from './finish-without-judge.server';
import { gradeAnswer, gradingSteps } from './grade-answer.server';
import { gradingSeed } from './grading-seed.server';
import { createJudgeCallLog } from './judge-call-log.server';
import type { Judge } from './judge/judge-types';
import { loadPinnedRun } from './load-pinned-run.server';
import { markUngraded } from './mark-ungraded.server';
import { memoInDatabase } from './memo-in-database.server';
import { createProgressWriter } from './progress-writer.server';
import { storeResult } from './store-result.server';

/**
 * Grades the submission of one grading run and stores the result. Safe to repeat and to run twice at once: finished steps are not
 * repeated, and exactly one result is stored. A run that is finished or given up is left as it is, and one of a discarded regrade is
 * given up without asking anybody. Throws when grading could not
 * be completed (ours: the job tries again) or `signal` aborts. On the `lastAttempt` a run that only lacks its judge is finished
 * without one.
 */
export async function gradeSubmission({
  database,
  sandbox,
  judge,
  runId,
  signal,
  lastAttempt = false,
}: {
  database: Database;
  sandbox: Sandbox;
  judge: Judge;
  runId: string;
  signal?: AbortSignal;
  lastAttempt?: boolean;
}): Promise<void> {
  if (!(await beginRun({ database, runId, judgeModel: judge.model }))) return;
  const { exercise, answer } = await loadPinnedRun({ database, runId });
  const progress = createProgressWriter({ database, runId, steps: gradingSteps({ kind: exercise.manifest.kind }) });
  const calls = createJudgeCallLog({ database, runId });
  try {
    const graded = await gradeAnswer({
      exercise,
      answer,
      sandbox,
      judge,
      seed: gradingSeed({ contentHash: exercise.contentHash, answer }),
      memo: memoInDatabase({ database, runId }),
      report: progress.report,
      signal,
      onJudgeCall: calls.record,
    });
    await progress.close();
    await calls.settled();
    await storeResult({ database, runId, graded, steps: progress.steps() });
  } catch (error) {
    if (!lastAttempt || signal?.aborted || !(await finishWithoutJudge({ database, runId }))) throw error;
  } finally {
    await progress.close();
    // After a failure that failure is what counts, not a call that could not be recorded either.
    await calls.settled().catch(() => undefined);
  }
}

/** Marks the run as running and pins the judge at its first start. False when there is nothing to do (any more). */
async function beginRun({
  database,
  runId,
  judgeModel,
}: {
  database: Database;
  runId: string;
  judgeModel: string;
}): Promise<boolean> {
  const run = await database.gradingRun.findUnique({
    where: { id: runId },
    select: { regrade: { select: { status: true } } },
  });
  if (run?.regrade?.status === 'DISCARDED') {
    const reason = 'The regrade was discarded before this was graded.';
    await markUngraded({ database, runId, reason, keepChecks: false });
    return false;
  }
  await database.gradingRun.updateMany({
    where: { id: runId, status: 'QUEUED' },
    data: { status: 'RUNNING', startedAt: new Date(), judgeModel },
  });
  const begun = await database.gradingRun.findUnique({ where: { id: runId }, select: { status: true } });
  return begun?.status === 'RUNNING';
}
