import type { Prisma } from '../lib/db/prisma.server';

interface PinnedAttempt {
  variantSeed: number | null;
  /** Set in a sitting: the assessment's. */
  rubricVersionId: string | null;
  exerciseVersion: { contentHash: string; rubricVersionId: string };
}

/** What a grading run is pinned to: exercise content, variant and rubric version (the assessment's in a sitting, else the exercise's own). */
export const pinRun = (submissionId: string, attempt: PinnedAttempt) => ({
  submissionId,
  variantSeed: attempt.variantSeed,
  exerciseHash: attempt.exerciseVersion.contentHash,
  rubricVersionId: attempt.rubricVersionId ?? attempt.exerciseVersion.rubricVersionId,
});

/**
 * Opens the grading run of a submission inside the caller's transaction, pinned to what the attempt was made on. The judge is pinned
 * when the run starts. The run is the shown one.
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
  const run = await tx.gradingRun.create({ data: pinRun(submissionId, attempt), select: { id: true } });
  return { runId: run.id };
}
