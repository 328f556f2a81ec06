/** One run in numbers, for reports and evidence. Durations are milliseconds of the run's own clock, money is US dollars. */
import { z } from 'zod';

export const RUN_ENDS = ['finished', 'escalated', 'step-limit', 'time-limit', 'loop-guard', 'stuck'] as const;

export const runSummary = z.strictObject({
  success: z.boolean(),
  ended: z.enum(RUN_ENDS),
  finalText: z.string(),
  steps: z.number().int().nonnegative(),
  durationMs: z.number().nonnegative(),
  costUsd: z.number().nonnegative(),
  /** Questions, confirmations and hand-overs to a person. */
  interruptions: z.number().int().nonnegative(),
  handOffs: z.number().int().nonnegative(),
  /** Why it is no success, by final state and side effects. */
  violations: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});
export type RunSummary = z.infer<typeof runSummary>;

/** One operation of a patch as it worked: what was there, what is there now. `before` is null where nothing was. */
export const describedOperation = z.strictObject({
  path: z.string(),
  /** "Tool refunds.create: timeout". */
  title: z.string(),
  before: z.json(),
  after: z.json(),
  /** "timeout 4 s -> 20 s". */
  words: z.string(),
});
export type DescribedOperation = z.infer<typeof describedOperation>;

/** An operation that could not be applied, by its index in the answer's `patch`. */
export const patchProblem = z.strictObject({
  index: z.number().int().nonnegative(),
  path: z.string(),
  message: z.string(),
});
export type PatchProblem = z.infer<typeof patchProblem>;

/** A mistake of the candidate's detector on a trace they may see. */
export const detectorError = z.strictObject({
  name: z.string(),
  message: z.string(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  stack: z.array(z.string()),
});

/** What `detect(trace)` must return. */
export const detection = z.object({
  flagged: z.boolean(),
  /** Ids of spans of that trace which show the fault. */
  spans: z.array(z.string().max(200)).max(1_000).default([]),
  reason: z.string().max(4_000).default(''),
});
export type Detection = z.infer<typeof detection>;
