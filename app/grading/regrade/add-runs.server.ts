import { rubric as rubricSchema } from '../../exercises/exercise-format';
import { enqueue } from '../../jobs/enqueue.server';
import type { Prisma } from '../../lib/db/prisma.server';
import { JUDGE_STEP } from '../grade-answer.server';
import { readsTheSame } from './reads-the-same';

/**
 * Adds a shadow run to a regrade for each submission, beside the shown one and pinned to the same exercise, in the caller's
 * transaction, and queues them behind everybody's own submissions. Executed steps of a finished shown run are taken over, because
 * execution is deterministic; the judge's too where the judge would be told the same. Returns how many runs were added.
 */
export async function addRuns({
  tx,
  regradeId,
  rubricVersionId,
  submissionIds,
  fairnessKey,
}: {
  tx: Prisma.TransactionClient;
  regradeId: string;
  rubricVersionId: string;
  submissionIds: string[];
  fairnessKey: string;
}): Promise<number> {
  const shown = await tx.gradingRun.findMany({
    where: { submissionId: { in: submissionIds }, isCurrent: true },
    select: { submissionId: true, exerciseHash: true, variantSeed: true, rubricVersionId: true },
  });
  await tx.gradingRun.createMany({
    data: shown.map(({ submissionId, exerciseHash, variantSeed }) => ({
      ...{ submissionId, exerciseHash, variantSeed, rubricVersionId, regradeId },
      isCurrent: false,
    })),
  });
  const rubrics = await tx.rubricVersion.findMany({
    where: { id: { in: [rubricVersionId, ...new Set(shown.map((run) => run.rubricVersionId))] } },
    select: { id: true, content: true },
  });
  const rubricOf = (id: string) => rubricSchema.parse(rubrics.find((one) => one.id === id)?.content);
  const target = rubricOf(rubricVersionId);
  const standing = rubrics.map(({ id }) => id).filter((id) => readsTheSame(rubricOf(id), target));
  await copySteps({ tx, regradeId, submissionIds, standing });
  const runs = await tx.gradingRun.findMany({
    where: { regradeId, submissionId: { in: submissionIds } },
    orderBy: { submissionId: 'asc' },
    select: { id: true },
  });
  for (const { id: runId } of runs) {
    // No bound: nobody waits for these, and refusing some of them would leave a regrade that can never be applied.
    const payload = { runId };
    await enqueue({ tx, job: 'grade-submission', payload, fairnessKey, limit: Number.MAX_SAFE_INTEGER });
  }
  return runs.length;
}

/** Step names of the judge: its outcome, and the samples that it came from. */
const JUDGE_SAMPLES = `${JUDGE_STEP}-sample-%`;

/** `standing`: rubric versions that tell a judge the same as the new one. */
async function copySteps({
  tx,
  regradeId,
  submissionIds,
  standing,
}: {
  tx: Prisma.TransactionClient;
  regradeId: string;
  submissionIds: string[];
  standing: string[];
}): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "GradingStep" ("runId", "stepId", "output", "durationMs", "finishedAt")
    SELECT added."id", step."stepId", step."output", step."durationMs", step."finishedAt"
    FROM "GradingRun" AS added
    JOIN "GradingRun" AS shown ON shown."submissionId" = added."submissionId" AND shown."isCurrent"
      AND shown."status" = 'FINISHED' AND shown."exerciseHash" = added."exerciseHash"
    JOIN "GradingStep" AS step ON step."runId" = shown."id"
    WHERE added."regradeId" = ${regradeId}::uuid AND added."submissionId" = ANY(${submissionIds}::uuid[])
      AND step."stepId" NOT LIKE ${JUDGE_SAMPLES}
      AND (step."stepId" <> ${JUDGE_STEP} OR shown."rubricVersionId" = ANY(${standing}::uuid[]))`;
}
