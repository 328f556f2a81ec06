/** A sitting's score and what it is made of, as the report, the comparison and the exports use it. Points are of 100 unless said. */
import type { SettledCheck, SettledVerdict, ReviewState } from '../settled-grade';

/** Where one exercise of a sitting stands. `not-begun` counts as 0 once the sitting has ended; `ungraded` is our failure and does not count. */
export type ExerciseState = 'open' | 'not-begun' | 'grading' | 'ungraded' | 'provisional' | 'graded';

export interface ScoredCriterion {
  id: string;
  title: string;
  question: string;
  /** Worst first. */
  levels: { share: number; title: string; description: string }[];
  /** Points of the exercise's 100 that it can earn. */
  max: number;
  /** Share earned in [0, 1]; null while it awaits a human. */
  share: number | null;
  verdict: SettledVerdict | null;
}

export interface ScoredCheck extends SettledCheck {
  /** Points of the exercise's 100 that it earned and can earn, whatever its own scale. */
  earned: number;
  most: number;
}

export interface ScoredExercise {
  /** Of the assessment, so the same for all its sittings. */
  assessmentExerciseId: string;
  exerciseVersionId: string;
  slug: string;
  kind: string;
  title: string;
  skills: string[];
  weight: number;
  attemptId: string | null;
  submissionId: string | null;
  state: ExerciseState;
  reviewState: ReviewState | null;
  /** So far; null when it does not count. */
  points: number | null;
  /** Can still come from criteria that await a human. */
  awaiting: number;
  /** With what awaits and with the readers' disagreement; equal to `points` when code alone decided. */
  low: number | null;
  high: number | null;
  /** Why it is ungraded. */
  reason: string | null;
  checks: ScoredCheck[];
  criteria: ScoredCriterion[];
  /** The rubric version that counts; null without a grade. */
  rubricNumber: number | null;
}

export type ScoreStatus = 'running' | 'grading' | 'provisional' | 'settled';

export interface SittingScore {
  status: ScoreStatus;
  /** Weighted mean over the exercises that count; null when none does. */
  points: number | null;
  low: number | null;
  high: number | null;
  /** Points that criteria awaiting a human can still add. */
  awaiting: number;
  /** How far the readers' own disagreement would move the points: `down` <= 0 <= `up`. */
  disagreement: { down: number; up: number };
  /** Titles of exercises that are left out because we could not grade them. */
  leftOut: string[];
}
