import type { MembershipView } from '../../accounts/account-views';
import type { Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { draftLevels, type DraftLevels } from '../settled-grade';
import { findOpenReview } from './load-open-review.server';
import { NOTHING_ASKED, wrongIn } from './review-levels';

/** Stored, or refused because it was saved from elsewhere meanwhile; `levels` are then what is stored. */
export type SaveReviewReply =
  { saved: true; revision: number } | { saved: false; revision: number; levels: DraftLevels };

/**
 * Saves the levels, reasons and quotes of one's own open review if they were edited from the revision that is stored now. Throws
 * `not-found` for a review that is not the reviewer's or is finished, `bad-request` for levels that cannot be given and for quotes
 * that are not in the answer, `conflict` when nothing is asked of it any more.
 */
export async function saveReview({
  database = getDatabase(),
  membership: { organisationId },
  actor,
  reviewId,
  revision,
  levels: given,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  reviewId: string;
  revision: number;
  levels: unknown;
}): Promise<SaveReviewReply> {
  const reviewerId = actor.id;
  const review = await findOpenReview({ database, organisationId, reviewerId, reviewId });
  if (!review) throw new AppError('not-found', 'There is no such open review of yours.');
  if (review.criteria.length === 0) throw new AppError('conflict', NOTHING_ASKED);
  const parsed = draftLevels.safeParse(given);
  if (!parsed.success) throw new AppError('bad-request', 'This form is not complete. Load the page again.');
  const wrong = wrongIn(parsed.data, review.criteria, review.answer);
  if (wrong) throw new AppError('bad-request', wrong);
  const { count } = await database.review.updateMany({
    where: { id: reviewId, organisationId, reviewerId, finishedAt: null, revision },
    data: { levels: parsed.data, rubricVersionId: review.grade.rubricVersionId, revision: revision + 1 },
  });
  if (count > 0) return { saved: true, revision: revision + 1 };
  const now = await findOpenReview({ database, organisationId, reviewerId, reviewId });
  if (!now) throw new AppError('not-found', 'There is no such open review of yours.');
  return { saved: false, revision: now.revision, levels: now.levels };
}
