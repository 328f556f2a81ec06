import type { MembershipView } from '../../accounts/account-views';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { ReviewPass } from '../settled-grade';
import { lockSubmission } from './lock-submission.server';
import { openReview } from './open-review.server';
import { placeInQueue } from './place-in-queue.server';

/**
 * Takes the pass of a submission that is open to this member; a review of theirs that is open already is simply gone on with.
 * Throws `not-found`, and `conflict` when nothing of it is left for them: somebody was faster, or they have reviewed it before.
 */
export async function takeReview({
  database = getDatabase(),
  clock = getClock(),
  membership: { organisationId, role },
  actor,
  submissionId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  submissionId: string;
}): Promise<{ reviewId: string; pass: ReviewPass }> {
  return database.$transaction(async (tx) => {
    const { reviewable, reviewers } = await lockSubmission({ tx, organisationId, submissionId });
    const viewer = { userId: actor.id, role };
    const { mine, claimable: pass } = placeInQueue({ reviewable, viewer, reviewers });
    if (mine) return { reviewId: mine.id, pass: mine.pass };
    if (!pass) throw new AppError('conflict', 'This submission has been taken by somebody else, or needs nobody now.');
    const reviewer = { id: actor.id, name: actor.name, role };
    const { reviewId } = await openReview({ tx, clock, organisationId, reviewable, pass, reviewer });
    await writeAudit({
      tx,
      organisationId,
      actor,
      action: 'review.taken',
      subject: { submission: submissionId, pass },
    });
    return { reviewId, pass };
  });
}
