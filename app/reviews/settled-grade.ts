/** What a submission is worth after everybody has had their say: checks, judge, reviews and overrides taken together. */
import { z } from 'zod';
import type { CheckResult } from '../kinds/contract';
import type { Grade, Verdict } from '../grading/grade-types';
import { quote } from '../grading/grade-types';

/** `Review.levels`: criterion id -> what the reviewer gave. Quotes are passages of the candidate's text. */
export const reviewLevels = z.record(
  z.string(),
  z.strictObject({
    levelIndex: z.number().int().nonnegative(),
    reason: z.string().max(4_000),
    quotes: z.array(quote).max(20).default([]),
  }),
);
export type ReviewLevels = z.infer<typeof reviewLevels>;

/** Who a level or a check's points come from. */
export type Source = 'check' | 'judge' | 'review' | 'adjudication' | 'override' | 'none';

export interface OverrideView {
  reason: string;
  authorName: string;
  at: string;
  /** What it replaced: a level index, or points. Null: nothing was there. */
  before: number | null;
}

export interface SettledVerdict extends Verdict {
  source: Source;
  override: OverrideView | null;
  /** Levels of the finished reviews, in order of their passes; for showing where people differ. */
  reviews: { pass: 'FIRST' | 'SECOND' | 'ADJUDICATION'; reviewerName: string; levelIndex: number; reason: string }[];
}

export interface SettledCheck extends CheckResult {
  source: Source;
  override: OverrideView | null;
}

/** What a submission awaits. */
export type ReviewState =
  'grading' | 'ungraded' | 'awaiting-first' | 'awaiting-second' | 'awaiting-adjudication' | 'settled';

export interface SettledGrade {
  state: ReviewState;
  /** Null while grading. Criteria that await a human are awaiting here too. */
  grade: Grade | null;
  checks: SettledCheck[];
  verdicts: SettledVerdict[];
  /** The rubric version that counts. */
  rubricVersionId: string;
  rubricNumber: number;
}
