import { notify } from '../lib/db/notify.server';
import type { Database, Prisma } from '../lib/db/prisma.server';
import type { GradedAnswer } from './grade-answer.server';
import { grade as gradeSchema, verdict as verdictSchema } from './grade-types';
import type { ProgressSteps } from './grade-types';
import { gradingChannel } from './grading-channel';
import { noteSittingGraded } from './note-sitting-graded.server';
import { writeProgress } from './stored-progress';

/**
 * Stores everything a grading produced in one transaction and announces it. The update of the run's status is the guard: of any
 * number of workers that finish the same run, the first one stores and the others get false.
 */
export async function storeResult({
  database,
  runId,
  graded,
  steps,
}: {
  database: Database;
  runId: string;
  graded: GradedAnswer;
  steps: ProgressSteps;
}): Promise<boolean> {
  const status = graded.grade.status === 'ungraded' ? 'UNGRADED' : 'FINISHED';
  return database.$transaction(async (tx) => {
    const { count } = await tx.gradingRun.updateMany({
      where: { id: runId, status: 'RUNNING' },
      data: {
        status,
        grade: gradeSchema.parse(graded.grade),
        flags: graded.flags.map((flag) => ({ ...flag })),
        progress: writeProgress(steps),
        judgeModel: graded.judge.model,
        promptHash: graded.judge.promptHash,
        finishedAt: new Date(),
      },
    });
    if (count === 0) return false;
    await tx.checkResult.createMany({ data: checkRows(runId, graded) });
    await tx.verdict.createMany({ data: verdictRows(runId, graded) });
    await noteSittingGraded({ tx, runId });
    await notify({ database: tx, channel: gradingChannel(runId), payload: status });
    return true;
  });
}

function checkRows(runId: string, { checks }: GradedAnswer): Prisma.CheckResultCreateManyInput[] {
  return checks.map((check, position) => {
    const { checkId, status, points, maxPoints } = check;
    return { runId, position, checkId, status, points, maxPoints, result: { ...check } };
  });
}

function verdictRows(runId: string, { verdicts }: GradedAnswer): Prisma.VerdictCreateManyInput[] {
  return verdicts.map((verdict, position) => {
    const { criterionId, status, levelIndex, gradedBy } = verdict;
    return { runId, position, criterionId, status, levelIndex, gradedBy, verdict: verdictSchema.parse(verdict) };
  });
}
