import type { ResultPolicy } from '../../assessments/policies';
import type { ExercisePage, ForCandidates } from '../../exercises/exercise-views';
import type { Grade, Verdict } from '../../grading/grade-types';
import type { Answer, CheckResult } from '../../kinds/contract';

/** An appeal as its candidate sees it; `open` until the day given. */
export type OwnAppeal =
  | { state: 'open'; until: string }
  | { state: 'raised'; reason: string; at: string }
  | { state: 'answered'; reason: string; outcome: 'UPHELD' | 'REJECTED'; answer: string; answeredAt: string };

/** One exercise of the candidate's own result. Points are of `maxPoints`. */
export interface OwnExerciseResult {
  title: string;
  state: 'not-submitted' | 'grading' | 'ungraded' | 'provisional' | 'settled';
  submissionId: string | null;
  /** Null when there are none, or none are shown. */
  points: number | null;
  awaiting: number;
  maxPoints: number;
  /** Share of the whole that this exercise counts for, in [0, 1]. */
  share: number;
  /** With the policy `FULL` once graded. Verdicts name no person. */
  full: {
    exercise: ForCandidates<ExercisePage>;
    answer: Answer;
    grade: Grade;
    checks: CheckResult[];
    verdicts: Verdict[];
  } | null;
  appeal: OwnAppeal | null;
}

/** What a candidate may see of their own sitting's result. */
export interface OwnResult {
  sittingId: string;
  organisation: string;
  assessment: string;
  finishedAt: string | null;
  isPreview: boolean;
  policy: ResultPolicy;
  status: 'grading' | 'provisional' | 'settled';
  /** Weighted, of 100; null with the policy `NOTHING` and while nothing counts. */
  points: number | null;
  /** Points that can still come. */
  awaiting: number;
  /** Empty with the policy `NOTHING`. */
  exercises: OwnExerciseResult[];
}
