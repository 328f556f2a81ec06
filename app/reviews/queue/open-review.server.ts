import { may, type Role } from '../../accounts/roles';
import type { Clock } from '../../lib/clock';
import type { Prisma } from '../../lib/db/prisma.server';
import type { ReviewPass } from '../settled-grade';
import type { Reviewable } from './reviewable';

/**
 * Makes somebody the reviewer of one pass, in the caller's transaction, which holds the submission. A review that somebody who
 * is gone had left open is begun anew; a finished one that no longer covers the rubric stays as it is, and another round is added.
 * Returns the review's id.
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
  reviewer: { id: string; name: string; role: Role };
}): Promise<{ reviewId: string }> {
  const { submissionId, blind } = reviewable;
  const { rubricVersionId } = await tx.gradingRun.findFirstOrThrow({
    where: { submissionId, isCurrent: true },
    select: { rubricVersionId: true },
  });
  const last = await tx.review.findFirst({
    where: { submissionId, organisationId, pass },
    orderBy: { round: 'desc' },
    select: { id: true, round: true, finishedAt: true },
  });
  const round = last?.finishedAt === null ? last.round : last ? last.round + 1 : 0;
  const begun = {
    reviewerId: reviewer.id,
    reviewerName: reviewer.name,
    blind,
    // Those who assign may see everything before they take a review; once a pass was finished, its outcome was open to others too.
    unseen: blind && pass !== 'ADJUDICATION' && round === 0 && !may(reviewer.role, 'assign-reviews'),
    rubricVersionId,
    startedAt: clock.now(),
  };
  if (last?.finishedAt === null) {
    await tx.review.update({
      where: { id: last.id, organisationId },
      data: { ...begun, levels: {}, revision: { increment: 1 } },
    });
    return { reviewId: last.id };
  }
  const data = { ...begun, organisationId, submissionId, pass, round };
  const { id } = await tx.review.create({ data, select: { id: true } });
  return { reviewId: id };
}
