import type { Role } from '../../accounts/roles';
import type { ReviewPass, ReviewState } from '../settled-grade';

/** Somebody's pass over a submission, as far as the queue cares. */
export interface QueuedReview {
  id: string;
  pass: ReviewPass;
  reviewerId: string | null;
  reviewerName: string;
  /** False once the reviewer has left, or lost the role: an open review of theirs is free for others. */
  isReviewer: boolean;
  finished: boolean;
  /** Criteria that have a level so far. */
  given: number;
}

/** A submission of a sitting, seen from the queue. Names nobody who sat it. */
export interface Reviewable {
  submissionId: string;
  sittingId: string;
  assessmentId: string;
  assessment: string;
  exerciseSlug: string;
  exercise: string;
  blind: boolean;
  state: ReviewState;
  /** Passes that humans owe. */
  passes: ReviewPass[];
  criteria: number;
  reviews: QueuedReview[];
}

/** A member who may take reviews. */
export interface Reviewer {
  userId: string;
  name: string;
  role: Role;
}
