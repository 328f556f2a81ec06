import { may, type Role } from '../../accounts/roles';
import { mayYetReview, placeInQueue } from './place-in-queue.server';
import type { Reviewable, Reviewer } from './reviewable';

/**
 * Whether a member may see what judge and other reviewers said of a submission. Not while a review of it is open in their hands. Those
 * who assign reviews may otherwise; a reviewer may once no review of it can become theirs any more, so that nobody reviews what they
 * have seen graded.
 */
export function maySeeVerdicts({
  reviewable,
  reviewers,
  viewer,
}: {
  reviewable: Reviewable;
  reviewers: readonly Reviewer[];
  viewer: { userId: string; role: Role };
}): boolean {
  if (placeInQueue({ reviewable, viewer, reviewers }).mine) return false;
  if (may(viewer.role, 'assign-reviews')) return true;
  if (!may(viewer.role, 'review')) return may(viewer.role, 'read-reports');
  if (!mayYetReview({ reviewable, viewer, reviewers })) return true;
  const isDouble = reviewable.passes.includes('SECOND') || reviewable.reviews.some(({ pass }) => pass === 'SECOND');
  // Where names are shown, two reviewers are still kept apart.
  return !reviewable.blind && !isDouble;
}
