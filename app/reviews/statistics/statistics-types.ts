/** What the statistics of an assessment show. No candidate, no sitting and no name is in it: authors read it too. */

/** A number with its 95 % interval, from `n` sittings. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
  n: number;
}

/** Why there is no number: too few sittings, or nobody differs from anybody. */
export type Absent = 'too-few' | 'all-equal' | 'nothing-else';

/** One thing that earns points: an exercise as a whole, one of its checks, or one of its criteria. */
export interface ItemStatistics {
  id: string;
  kind: 'exercise' | 'check' | 'criterion';
  title: string;
  /** Points of the exercise's 100 that it can earn; of an exercise, its weight in percent. */
  max: number;
  n: number;
  /** Difficulty: mean share of its points, in [0, 1]; null without anybody. */
  mean: number | null;
  /** How many sittings lie in each of `SPREAD_BINS` equal parts from none to all of its points. */
  spread: number[];
  /** How many earn nothing of it, and how many all of it. */
  floor: number;
  ceiling: number;
  /** Correlation of its share with the points of everything else. */
  discrimination: Estimate | Absent;
  /** Of a criterion: how many are at each level, worst first. */
  levels: { title: string; count: number }[];
  /** Criteria of so many submissions still await a human. */
  awaiting: number;
  /** What to look at, in plain words; empty when there is nothing. */
  advice: string[];
}

/** Active minutes on an exercise, over all who began it. */
export interface TimeSpent {
  n: number;
  /** Minutes; null without anybody. */
  lower: number | null;
  median: number | null;
  upper: number | null;
  /** What the exercise says it takes. */
  expected: number;
}

export interface ExerciseStatistics {
  id: string;
  title: string;
  whole: ItemStatistics;
  parts: ItemStatistics[];
  time: TimeSpent;
  notBegun: number;
  ungraded: number;
  problems: number;
}

/** How far two readers of the same submissions come to the same levels. */
export interface ReaderAgreement {
  exercise: string;
  rubricNumber: number;
  between: 'judge-and-reviewer' | 'reviewers';
  n: number;
  /** Weighted κ over all criteria. */
  kappa: Estimate | Absent;
}

export interface ScoreSummary {
  mean: number;
  median: number;
  deviation: number;
  least: number;
  most: number;
}

export interface AlphaOfAssessment {
  value: number;
  low: number;
  high: number;
  people: number;
  items: number;
  /** What was taken as items: whole exercises, or with one exercise only its checks and criteria. */
  of: 'exercises' | 'parts';
}

export interface AssessmentStatistics {
  /** Sittings that have ended with a score; previews are left out. */
  counted: number;
  running: number;
  /** Ended, but their grading is not. */
  grading: number;
  /** Counted although something in them still awaits a human. */
  provisional: number;
  /** Null while there are fewer than `LEAST_SITTINGS`: their numbers would be somebody's. */
  shown: null | {
    /** Points of 100, ascending. */
    scores: number[];
    summary: ScoreSummary;
    alpha: AlphaOfAssessment | Absent;
    exercises: ExerciseStatistics[];
    agreement: ReaderAgreement[];
    /** Problem reports that concern no exercise. */
    otherProblems: number;
  };
}

/** Below this many sittings nothing is shown. */
export const LEAST_SITTINGS = 3;
/** Below this many, correlations say nothing. */
export const LEAST_FOR_CORRELATION = 10;
/** None, all, and nine equal parts between. */
export const SPREAD_BINS = 11;
