/** Output of the step `detect`, as stored: what the candidate's detector said about every hidden trace, and no text of it. */
import { z } from 'zod';

const count = z.number().int().nonnegative();
const place = z.strictObject({ name: z.string(), line: z.number().int().nullable() });

export const detectorExecution = z.strictObject({
  schemaVersion: z.literal(1),
  /** One entry per process. */
  sessions: z.array(z.strictObject({ status: z.string(), error: place.nullable(), planned: count, reached: count })),
  /** One character per detector case in file order: flagged `1`, quiet `0`, error `e`, not reached `-`. */
  verdicts: z.string().regex(/^[10e-]*$/),
  /**
   * One per case: whether the spans named show the fault, by the author's selectors; null where it was not flagged or the author
   * names none.
   */
  located: z.array(z.boolean().nullable()),
  /** Errors of single traces by type and line, most frequent first. */
  errors: z.array(z.strictObject({ ...place.shape, count })),
  /** Traces read twice, and how many came out different the second time. */
  repeated: count,
  differing: count,
});
export type DetectorExecution = z.infer<typeof detectorExecution>;
