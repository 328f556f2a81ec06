import type { ExercisePage, ForCandidates } from '../../exercises/exercise-views';
import type { Criterion } from '../../exercises/exercise-format';
import type { Verdict } from '../../grading/grade-types';
import type { Answer, CheckResult, Flag } from '../../kinds/contract';
import type { AppealView } from '../appeals/list-appeals.server';
import type { CommentView } from '../comments/comment-form';
import type { DraftLevels, ReviewPass, SettledCheck, SettledGrade, SettledVerdict } from '../settled-grade';

declare const forReviewers: unique symbol;
/** What a reviewer may see; never passed to a candidate's page. */
export type ForReviewers<T> = T & { readonly [forReviewers]: true };

/** What every view of a submission has. Without a name, an address, a sitting or a date. */
export interface SubmissionHead {
  submissionId: string;
  label: string;
  assessment: string;
  exercise: string;
  blind: boolean;
}

/** The answer with what was measured on it. */
export interface WorkView {
  page: ForCandidates<ExercisePage>;
  answer: Answer;
  checks: CheckResult[];
}

/** The pass is open to the viewer: nothing of the answer is shown before they take it. */
export interface OfferView {
  mode: 'offer';
  pass: ReviewPass;
  /** They have reviewed it before, and there is nobody else to adjudicate. */
  notApart: boolean;
}

/** Nothing for the viewer to do or see now. */
export interface ClosedView {
  mode: 'closed';
  why: 'grading' | 'ungraded' | 'taken' | 'waiting';
}

/** The viewer's open review. */
export interface FormView extends WorkView {
  mode: 'form';
  reviewId: string;
  pass: ReviewPass;
  revision: number;
  /** With what is meant for graders only. */
  criteria: Criterion[];
  levels: DraftLevels;
  /** What two reviewers said, to whoever adjudicates; they have no names here. */
  others: { criterionId: string; levelIndex: number; reason: string }[];
  /** The judge's, and the candidate's name, where reviews are not blind. */
  verdicts: Verdict[] | null;
  candidate: string | null;
}

/** One change of a verdict or check, as it was written. */
export interface OverrideLine {
  id: string;
  target: string;
  targetId: string;
  levelIndex: number | null;
  points: number | null;
  reason: string;
  authorName: string;
  at: string;
}

/** Everything said about a submission. */
export interface OutcomeView extends WorkView {
  mode: 'outcome';
  state: SettledGrade['state'];
  grade: SettledGrade['grade'];
  checks: SettledCheck[];
  verdicts: SettledVerdict[];
  criteria: Criterion[];
  rubricNumber: number;
  flags: Flag[];
  /** The viewer's own finished review. */
  own: { pass: ReviewPass; levels: Record<string, { levelIndex: number; reason: string }> } | null;
  overrides: OverrideLine[];
  comments: CommentView[];
  appeal: AppealView | null;
  /** Null for who may not know. */
  sitting: { id: string; candidate: string } | null;
  /** A pass the viewer could still take, having seen this. */
  claimable: ReviewPass | null;
}

export type ReviewPageView = ForReviewers<SubmissionHead & (OfferView | ClosedView | FormView | OutcomeView)>;
