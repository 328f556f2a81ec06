import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';

/**
 * Puts an open review back into the queue; the levels given in it are dropped, so that the next reviewer starts from nothing, and
 * earlier rounds of the pass, being finished, stay. One
 * gives back one's own; those who assign reviews give back anybody's. Throws `not-found`.
 */
export async function giveBackReview({
  database = getDatabase(),
  membership: { organisationId, role },
  actor,
  reviewId,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  reviewId: string;
}): Promise<void> {
  const missing = new AppError('not-found', 'There is no such open review.');
  if (!z.uuid().safeParse(reviewId).success) throw missing;
  await database.$transaction(async (tx) => {
    const where = {
      ...{ id: reviewId, organisationId, finishedAt: null },
      ...(may(role, 'assign-reviews') ? {} : { reviewerId: actor.id }),
    };
    const review = await tx.review.findFirst({
      where,
      select: { submissionId: true, pass: true, reviewerName: true },
    });
    if (!review || (await tx.review.deleteMany({ where })).count === 0) throw missing;
    const { submissionId: submission, pass, reviewerName } = review;
    const subject = { submission, pass, from: reviewerName };
    await writeAudit({ tx, organisationId, actor, action: 'review.given-back', subject });
  });
}
