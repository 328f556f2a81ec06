import { z } from 'zod';

const count = z.number().int().nonnegative();

/** Why a session of the hidden run did not end well; a subset of the sandbox's statuses. */
const sessionStatus = z.enum([
  'ok',
  'load-error',
  'timeout',
  'memory',
  'output-limit',
  'host-call-limit',
  'protocol-violation',
  'crashed',
  'aborted',
]);

/**
 * Stored output of the step `execute`: what the candidate's evaluator said about every hidden output, compact, without texts.
 * Verdicts are one character each: `1` pass, `0` fail, `e` error, `-` not reached because the session was cut.
 */
export const execution = z.strictObject({
  schemaVersion: z.literal(1),
  sessions: z.array(
    z.strictObject({
      status: sessionStatus,
      /** Type and line only: messages may carry hidden data. */
      error: z.strictObject({ name: z.string(), line: z.number().int().nullable() }).nullable(),
      planned: count,
      reached: count,
    }),
  ),
  /** Per system, one character per hidden row, in file order. */
  verdicts: z.array(z.string().regex(/^[10e-]*$/)),
  /** Per system and row; null where there is no verdict. */
  scores: z.array(z.array(z.number().min(0).max(1).nullable())),
  /** One character per line of paraphrases.jsonl. */
  paraphraseVerdicts: z.string().regex(/^[10e-]*$/),
  /** Items that were evaluated, rewordings included and repeats not; and the judge calls they made, by judge id. */
  evaluated: count,
  judgeCalls: z.record(z.string(), count),
  /** Errors of single rows by type and line, most frequent first. */
  errors: z.array(z.strictObject({ name: z.string(), line: z.number().int().nullable(), count })),
  /** Items evaluated twice, and how many came out different the second time. */
  repeated: count,
  differing: count,
});
export type Execution = z.infer<typeof execution>;
