/** Output of the step `replay`, as stored: runs before and after the patch. Hidden runs are numbers only, no text of theirs is kept. */
import { z } from 'zod';
import { runSummary } from '../run-summary';

export const runFigures = runSummary.omit({ finalText: true, violations: true });
export type RunFigures = z.infer<typeof runFigures>;

/** `patched` is null where the world did not come to an end with the patch. */
const hiddenPair = z.strictObject({ recorded: runFigures, patched: runFigures.nullable() });
export type HiddenPair = z.infer<typeof hiddenPair>;

export const replayExecution = z.strictObject({
  schemaVersion: z.literal(1),
  /** Null when the patch changes nothing, so that there was nothing to replay. */
  runs: z
    .strictObject({
      broken: z.strictObject({ recorded: runSummary, patched: runSummary.nullable() }),
      failing: z.array(hiddenPair),
      siblings: z.array(hiddenPair),
    })
    .nullable(),
});
export type ReplayExecution = z.infer<typeof replayExecution>;
export type ReplayedRuns = NonNullable<ReplayExecution['runs']>;
