/** The data that grading produces. Stored as JSON by `grade-submission`, drawn by the result page, printed by the command line. */
import { z } from 'zod';

/** A passage of the candidate's own text that supports a verdict; offsets into the file as handed in. */
export const quote = z.strictObject({
  file: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  text: z.string(),
});
export type Quote = z.infer<typeof quote>;

/** `judged`: counts. `needs-human`: awaiting, with the judge's proposal when it has one. */
export const verdictStatus = z.enum(['judged', 'needs-human']);

/** One model sample's answer for one criterion, after verification. `levelIndex` null: the model could not assess. */
export const verdictSample = z.strictObject({
  sampleIndex: z.number().int().nonnegative(),
  levelIndex: z.number().int().nonnegative().nullable(),
  reason: z.string(),
  quotes: z.array(quote),
  /** Quotes that are not in the candidate's text. */
  unverifiedQuotes: z.array(z.string()),
});
export type VerdictSample = z.infer<typeof verdictSample>;

export const verdict = z.strictObject({
  criterionId: z.string(),
  status: verdictStatus,
  /** Proposed or final level, index into the criterion's levels (0 = worst); null when there is none. */
  levelIndex: z.number().int().nonnegative().nullable(),
  reason: z.string(),
  quotes: z.array(quote),
  samples: z.array(verdictSample),
  /** Highest minus lowest level index among samples; 0 when they agree. */
  spread: z.number().int().nonnegative(),
  /** Who gave it: a judge model's name, `human`, or `none` while nobody has. */
  gradedBy: z.string(),
  /** Why a human is needed: `no-judge`, `unsupported`, `split`, `cannot-assess`, `refused`, `judge-failed`, `canary-failed`, `screened`, `budget`. */
  needsHumanBecause: z.string().nullable(),
});
export type Verdict = z.infer<typeof verdict>;

/** One part of the total, in points of 100. `earned` null: awaiting. */
export const gradePart = z.strictObject({
  id: z.string(),
  title: z.string(),
  earned: z.number().nullable(),
  max: z.number(),
});

export const grade = z.strictObject({
  status: z.enum(['graded', 'provisional', 'ungraded']),
  /** Points out of 100 of everything graded so far; null when ungraded. */
  points: z.number().nullable(),
  /** Points that can still come from criteria awaiting a human. */
  awaiting: z.number(),
  maxPoints: z.number(),
  checks: gradePart,
  rubric: gradePart,
  /** Set when ungraded: our failure in plain words, never the candidate's zero. */
  reason: z.string().nullable(),
});
export type Grade = z.infer<typeof grade>;

/** Outcome of one check, as stored (`CheckResult` of the kind contract). */
export const checkResult = z.strictObject({
  checkId: z.string().min(1),
  title: z.string(),
  status: z.enum(['pass', 'partial', 'fail', 'error']),
  points: z.number().nonnegative(),
  maxPoints: z.number().nonnegative(),
  summary: z.string(),
  advice: z.string(),
  evidence: z.json(),
});

/** Something a reviewer should look at. */
export const flag = z.strictObject({ code: z.string().min(1), message: z.string() });

/** The steps of a grading run, as stored while it runs and streamed to the page. */
export const progressSteps = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    state: z.enum(['waiting', 'running', 'done']),
    done: z.number().optional(),
    total: z.number().optional(),
    note: z.string().optional(),
  }),
);
export type ProgressSteps = z.infer<typeof progressSteps>;
