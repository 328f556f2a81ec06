import type { Clock } from '../../lib/clock';
import type { Prisma } from '../../lib/db/prisma.server';
import { draftLevels, type ReviewPass } from '../settled-grade';
import type { Reviewable } from './reviewable';

/**
 * Makes somebody the reviewer of one pass, in the caller's transaction, which holds the submission. A review that somebody else had
 * left is begun anew; one of their own that no longer covers the rubric goes on from the levels they gave. Returns the review's id.
 */
export async function openReview({
  tx,
  clock,
  organisationId,
  reviewable,
  pass,
  reviewer,
}: {
  tx: Prisma.TransactionClient;
  clock: Clock;
  organisationId: string;
  reviewable: Reviewable;
  pass: ReviewPass;
  reviewer: { id: string; name: string };
}): Promise<{ reviewId: string }> {
  const { submissionId, blind } = reviewable;
  const { rubricVersionId } = await tx.gradingRun.findFirstOrThrow({
    where: { submissionId, isCurrent: true },
    select: { rubricVersionId: true },
  });
  const begun = {
    reviewerId: reviewer.id,
    reviewerName: reviewer.name,
    blind,
    rubricVersionId,
    startedAt: clock.now(),
  };
  const before = await tx.review.findFirst({
    where: { submissionId, organisationId, pass },
    select: { id: true, reviewerId: true, levels: true },
  });
  if (!before) {
    const data = { ...begun, organisationId, submissionId, pass };
    const { id } = await tx.review.create({ data, select: { id: true } });
    return { reviewId: id };
  }
  const levels = before.reviewerId === reviewer.id ? draftLevels.parse(before.levels) : {};
  await tx.review.update({
    where: { id: before.id, organisationId },
    data: { ...begun, levels, finishedAt: null, revision: { increment: 1 } },
  });
  return { reviewId: before.id };
}
