import { may, type Role } from '../../accounts/roles';
import { sha256 } from '../../lib/hash.server';
import type { ReviewPass } from '../settled-grade';
import type { QueuedReview, Reviewable, Reviewer } from './reviewable';

export interface Place {
  /** The viewer's open review of this submission. */
  mine: QueuedReview | null;
  /** The pass the viewer could take now; the earliest when there are two. */
  claimable: ReviewPass | null;
}

/** Whether nobody works on this pass: there is no open review of it, or its reviewer is gone. */
const isFree = (reviews: readonly QueuedReview[], pass: ReviewPass): boolean =>
  !reviews.some((review) => review.pass === pass && !review.finished && review.isReviewer);

/**
 * Whether somebody may do a pass that is owed. Nobody does two passes of the same submission, whichever of them still count; one's
 * own pass may be done again when it is owed again. Adjudication is for those who assign
 * reviews and have not reviewed it themselves; where everybody who could has, one of them may all the same.
 */
export function mayTakePass({
  reviewable,
  pass,
  viewer,
  reviewers,
}: {
  reviewable: Pick<Reviewable, 'reviews'>;
  pass: ReviewPass;
  viewer: { userId: string; role: Role };
  /** Everybody who reviews in this organisation. */
  reviewers: readonly Reviewer[];
}): boolean {
  if (!may(viewer.role, pass === 'ADJUDICATION' ? 'assign-reviews' : 'review')) return false;
  const hasReviewed = (userId: string) =>
    reviewable.reviews.some((review) => review.reviewerId === userId && review.pass !== pass);
  if (!hasReviewed(viewer.userId)) return true;
  return (
    pass === 'ADJUDICATION' &&
    reviewers.every(({ userId, role }) => !may(role, 'assign-reviews') || hasReviewed(userId))
  );
}

/** What a submission is to one member: a review of theirs that is open, or a pass they could take. */
export function placeInQueue({
  reviewable,
  viewer,
  reviewers,
}: {
  reviewable: Reviewable;
  viewer: { userId: string; role: Role };
  reviewers: readonly Reviewer[];
}): Place {
  const { reviews, passes } = reviewable;
  const mine = reviews.find((review) => review.reviewerId === viewer.userId && !review.finished) ?? null;
  const claimable = passes.find(
    (pass) => isFree(reviews, pass) && mayTakePass({ reviewable, pass, viewer, reviewers }),
  );
  return { mine, claimable: mine ? null : (claimable ?? null) };
}

/**
 * Whether a review of a submission is, or could still become, one member's: one of theirs is open, or a pass is owed that they may
 * do, also while somebody else holds it and may give it back. What is being graded, or could not be, is owed its passes afterwards.
 */
export function mayYetReview({
  reviewable,
  viewer,
  reviewers,
}: {
  reviewable: Reviewable;
  viewer: { userId: string; role: Role };
  reviewers: readonly Reviewer[];
}): boolean {
  const { reviews, passes, state, criteria } = reviewable;
  if (reviews.some((review) => review.reviewerId === viewer.userId && !review.finished)) return true;
  const isToCome = state === 'grading' || (state === 'ungraded' && criteria > 0);
  const owed: readonly ReviewPass[] = isToCome ? ['FIRST', 'SECOND'] : passes;
  return owed.some((pass) => mayTakePass({ reviewable, pass, viewer, reviewers }));
}

/** Passes of a submission that are owed and that nobody works on. */
export const freePasses = ({ passes, reviews }: Reviewable): ReviewPass[] =>
  passes.filter((pass) => isFree(reviews, pass));

/**
 * The order in which one reviewer meets submissions: random, so that nobody is graded by the order they finished in, different for
 * every reviewer, and the same each time the queue is drawn.
 */
export function inQueueOrder<T extends { submissionId: string }>(items: readonly T[], userId: string): T[] {
  const keyed = items.map((item) => ({ item, key: sha256(`${userId} ${item.submissionId}`) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
