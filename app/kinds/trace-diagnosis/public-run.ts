/**
 * `RunReport.details` of a trace-diagnosis run: the public runs replayed with the candidate's patch, and their detector on the
 * public traces. All of it is public: it comes from public files and from the exercise's world.
 */
import { z } from 'zod';
import { describedOperation, detection, detectorError, patchProblem, runSummary } from './run-summary';

/** One public run before and after the patch. */
export const replayedRun = z.strictObject({
  recorded: runSummary,
  patched: runSummary,
  /** OTLP/JSON text of the run with the patch, for `importTrace`. */
  otlp: z.string(),
  /** Spans of both runs that do the same, in the order of the runs; null where one run has no counterpart. */
  pairs: z.array(z.strictObject({ recorded: z.string().nullable(), patched: z.string().nullable() })),
  /** The first step that differs: its number from 1, and its span in each run (null where that run had ended). Null: the runs are one. */
  divergence: z
    .strictObject({
      step: z.number().int().positive(),
      recorded: z.string().nullable(),
      patched: z.string().nullable(),
    })
    .nullable(),
});
export type ReplayedRun = z.infer<typeof replayedRun>;

export const publicDetection = z.strictObject({
  /** `patched`: the broken run as it went with the patch. */
  trace: z.enum(['broken', 'healthy', 'patched']),
  /** Whether a detector should flag it; null for the patched run, where it depends on what the patch did. */
  expected: z.boolean().nullable(),
  /** Null when it threw, returned something else, or was not reached. */
  detection: detection.nullable(),
  /** Ids it returned that are no spans of the trace. */
  unknownSpans: z.array(z.string()),
  error: detectorError.nullable(),
  ms: z.number().nonnegative(),
});
export type PublicDetection = z.infer<typeof publicDetection>;

export const publicRunDetails = z.strictObject({
  schemaVersion: z.literal(1),
  patch: z.strictObject({ operations: z.array(describedOperation), problems: z.array(patchProblem) }),
  /** Null while the patch changes nothing, and where the run did not come to an end with it. Operations with problems are left out. */
  broken: replayedRun.nullable(),
  healthy: replayedRun.nullable(),
  /** Why there is no replay although the patch is well-formed; null otherwise. */
  replayError: z.string().nullable(),
  /** The healthy run after / before, beside what grading allows; null without a replay. */
  healthyCost: z
    .strictObject({
      costRatio: z.number().nonnegative(),
      durationRatio: z.number().nonnegative(),
      addedInterruptions: z.number().int(),
    })
    .nullable(),
  /** In the order broken, healthy, patched; prints are in the report's logs with this index. Empty when it did not load. */
  detector: z.array(publicDetection),
  /** The detector gave other answers when the traces came in another order; null when it did not, or was not tried. */
  detectorState: z.string().nullable(),
});
export type PublicRunDetails = z.infer<typeof publicRunDetails>;
