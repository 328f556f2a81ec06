import { getKindChecks } from '../kinds/registry.server';
import type { Database } from '../lib/db/prisma.server';
import type { Sandbox } from '../lib/sandbox/sandbox';
import { openVerdicts } from './absent-judge';
import { gradeAnswer, gradingSteps } from './grade-answer.server';
import { gradingSeed } from './grading-seed.server';
import type { Judge } from './judge/judge-types';
import { loadPinnedRun } from './load-pinned-run.server';
import { memoInDatabase } from './memo-in-database.server';
import { createProgressWriter } from './progress-writer.server';
import { storeResult } from './store-result.server';

/** Every step is stored already, so nothing is executed. */
const unusedSandbox: Sandbox = {
  level: 0,
  run: () => Promise.reject(new Error('a stored step was about to be executed again')),
  close: () => Promise.resolve(),
};

/**
 * Ends a run whose executed checks are all done and which only lacks its judge: the checks count, and every criterion goes to a
 * human. Returns false, and changes nothing, when a check still has to be executed or the run is not running. Throws when scoring
 * itself fails.
 */
export async function finishWithoutJudge({ database, runId }: { database: Database; runId: string }): Promise<boolean> {
  const { exercise, answer } = await loadPinnedRun({ database, runId });
  const memo = memoInDatabase({ database, runId });
  for (const step of getKindChecks(exercise.manifest.kind).steps) {
    if ((await memo.get(step.id)) === undefined) return false;
  }
  const { judgeModel } = await database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
    select: { judgeModel: true },
  });
  const judge: Judge = {
    model: judgeModel,
    assess: ({ rubric }) =>
      Promise.resolve({
        verdicts: openVerdicts({ rubric, because: 'judge-failed' }),
        flags: [],
        calls: [],
        model: judgeModel,
        promptHash: null,
      }),
  };
  const progress = createProgressWriter({ database, runId, steps: gradingSteps({ kind: exercise.manifest.kind }) });
  const seed = gradingSeed({ contentHash: exercise.contentHash, answer });
  const graded = await gradeAnswer({
    exercise,
    answer,
    sandbox: unusedSandbox,
    judge,
    seed,
    memo,
    report: progress.report,
  });
  await progress.close();
  return storeResult({ database, runId, graded, steps: progress.steps() });
}
