/** `RunReport.details` of an eval-design run: the candidate's evaluator over the public rows. All of it is public data. */
import { z } from 'zod';
import { label } from './formats';

const count = z.number().int().nonnegative();
const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

/** Verdicts of an evaluator or judge against the given labels, which are noisy. */
const labelAgreement = z.strictObject({
  /** First word: the verdict. Second: the given label. */
  passPass: count,
  passFail: count,
  failPass: count,
  failFail: count,
  /** Cohen's κ with its asymptotic 95 % interval; null when nothing was compared or one side never varies. */
  kappa: estimate.nullable(),
});
export type LabelAgreement = z.infer<typeof labelAgreement>;

const rowError = z.strictObject({
  name: z.string(),
  message: z.string(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  stack: z.array(z.string()),
});

export const publicRunRow = z.strictObject({
  id: z.string(),
  /** What `evaluate` returned; null when it threw, returned something else, or was not reached. */
  evaluation: z
    .strictObject({ score: z.number(), pass: z.boolean(), reason: z.string(), slices: z.array(z.string()) })
    .nullable(),
  /** Why there is no evaluation; null for rows that were not reached because the session was cut. */
  error: rowError.nullable(),
  given: label,
  /** Verdict and given label are the same; null without a verdict. */
  agrees: z.boolean().nullable(),
  ms: z.number().nonnegative(),
  judgeCalls: count,
  costUsd: z.number().nonnegative(),
});
export type PublicRunRow = z.infer<typeof publicRunRow>;

export const publicRunDetails = z.strictObject({
  schemaVersion: z.literal(1),
  rows: z.array(publicRunRow),
  /** Rows that ended in an error, and rows that were not reached. */
  errors: count,
  notReached: count,
  /** The evaluator against the given labels. */
  agreement: labelAgreement,
  /**
   * The rows were evaluated again in another order in a fresh process. Rows that came out different mean that the evaluator keeps
   * state between calls; such an evaluator earns nothing when graded. Null when the second pass was not made.
   */
  purity: z
    .strictObject({
      repeated: count,
      differing: z.array(z.strictObject({ id: z.string(), first: z.string(), second: z.string() })),
      /** What to tell the candidate; null when nothing differs. */
      problem: z.string().nullable(),
    })
    .nullable(),
  /** Means over evaluated rows, beside the limits that grading holds them to. */
  budget: z.strictObject({
    judgeCallsPerRow: z.number(),
    costUsdPerRow: z.number(),
    limits: z.strictObject({ judgeCallsPerRow: z.number(), costUsdPerRow: z.number() }),
  }),
  /** Every existing judge: what this run used of it, and its recorded verdicts against the given labels and the evaluator. */
  judges: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      calls: count,
      costUsd: z.number(),
      withLabels: labelAgreement,
      withEvaluator: labelAgreement,
    }),
  ),
});
export type PublicRunDetails = z.infer<typeof publicRunDetails>;
