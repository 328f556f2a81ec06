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

/** The same while a review is being written: a reason or a quote may be there before the level is. */
export const draftLevels = z.record(
  z.string(),
  z.strictObject({
    levelIndex: z.number().int().nonnegative().nullable(),
    reason: z.string().max(4_000),
    quotes: z.array(quote).max(20).default([]),
  }),
);
export type DraftLevels = z.infer<typeof draftLevels>;

export type ReviewPolicy = 'NEEDED' | 'SINGLE' | 'DOUBLE';
export type ReviewPass = 'FIRST' | 'SECOND' | 'ADJUDICATION';

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
  reviews: { pass: ReviewPass; reviewerName: string; levelIndex: number; reason: string }[];
  /** What the judge said, whoever has the last word; null when no judge spoke of this criterion. */
  judge: Verdict | null;
  /** Passes that this criterion is owed. */
  awaits: ReviewPass[];
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
  /** Passes that humans still owe; with `DOUBLE` the first two can be done at the same time. */
  passes: ReviewPass[];
  /**
   * Null while grading. Criteria that nobody has a level for, or where two reviewers differ, are awaiting here too. Before an asked
   * for review is done the judge's verdict stands in, and the grade is provisional.
   */
  grade: Grade | null;
  checks: SettledCheck[];
  verdicts: SettledVerdict[];
  /** The rubric version that counts. */
  rubricVersionId: string;
  rubricNumber: number;
}
