import type { MembershipView } from '../../accounts/account-views';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { reportNews } from '../../grading/report-news.server';
import { lockSubmission } from '../queue/lock-submission.server';
import { reviewLevels } from '../settled-grade';
import { findOpenReview } from './load-open-review.server';
import { finishedLevels, NOTHING_ASKED, withoutLevel, withoutLevelWords } from './review-levels';

/**
 * Ends one's own review as it is saved; from now on it counts and cannot be changed. Throws `not-found`, `bad-request` while a
 * criterion lacks its level, and `conflict` when it was saved from elsewhere since `revision` or when nothing is asked of it any more.
 */
export async function finishReview({
  database = getDatabase(),
  clock = getClock(),
  membership: { organisationId },
  actor,
  reviewId,
  revision,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  reviewId: string;
  revision: number;
}): Promise<{ submissionId: string }> {
  const reviewerId = actor.id;
  const missing = new AppError('not-found', 'There is no such open review of yours.');
  return database.$transaction(async (tx) => {
    const own = { database: tx, organisationId, reviewerId, reviewId };
    const before = await findOpenReview(own);
    if (!before) throw missing;
    const { submissionId, pass } = before;
    await lockSubmission({ tx, organisationId, submissionId });
    const review = await findOpenReview(own);
    if (!review) throw missing;
    if (review.criteria.length === 0) throw new AppError('conflict', NOTHING_ASKED);
    const lacking = withoutLevel(review.levels, review.criteria);
    if (lacking.length > 0) throw new AppError('bad-request', withoutLevelWords(lacking));
    const levels = reviewLevels.parse(finishedLevels(review.levels));
    const { count } = await tx.review.updateMany({
      where: { id: reviewId, organisationId, reviewerId, finishedAt: null, revision },
      data: { levels, finishedAt: clock.now(), rubricVersionId: review.grade.rubricVersionId },
    });
    if (count === 0) throw new AppError('conflict', 'This review was changed in another window. Load it again first.');
    const subject = { submission: submissionId, pass };
    await writeAudit({ tx, organisationId, actor, action: 'review.finished', subject });
    await reportNews({ tx, organisationId, submissionIds: [submissionId] });
    return { submissionId };
  });
}
