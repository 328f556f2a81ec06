import type { Prisma } from '../lib/db/prisma.server';

/**
 * Opens the grading run of a submission inside the caller's transaction, pinned to what the attempt was made on: exercise
 * content, variant and rubric version (the assessment's in a sitting, else the exercise's own). The judge is pinned when the run starts. The run is the shown one.
 */
export async function openGradingRun({
  tx,
  submissionId,
}: {
  tx: Prisma.TransactionClient;
  submissionId: string;
}): Promise<{ runId: string }> {
  const { attempt } = await tx.submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      attempt: {
        select: {
          variantSeed: true,
          rubricVersionId: true,
          exerciseVersion: { select: { contentHash: true, rubricVersionId: true } },
        },
      },
    },
  });
  const run = await tx.gradingRun.create({
    data: {
      submissionId,
      variantSeed: attempt.variantSeed,
      exerciseHash: attempt.exerciseVersion.contentHash,
      rubricVersionId: attempt.rubricVersionId ?? attempt.exerciseVersion.rubricVersionId,
    },
    select: { id: true },
  });
  return { runId: run.id };
}
