/** `calibration.json` of an exercise folder: how far judges have been found to agree with the people who labelled its samples. */
import { z } from 'zod';

/** An estimate with its 95 % interval; null where it is undefined on these data. */
export const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable();

/** Agreement on one criterion. κ are null when a rater used one level only. */
export const criterionAgreement = z.strictObject({
  criterionId: z.string(),
  /** Samples on which the judge came to a level. */
  pairs: z.number().int().nonnegative(),
  /** Share of exactly equal levels, null without pairs. */
  equal: z.number().nullable(),
  kappa: z.number().nullable(),
  weightedKappa: estimate,
});

export const agreementReport = z.strictObject({
  samples: z.number().int().nonnegative(),
  /** Samples with at least one settled verdict. */
  judgedSamples: z.number().int().nonnegative(),
  /** Share of all criteria of all samples that the judge settled without a human. */
  coverage: z.number(),
  criteria: z.array(criterionAgreement),
  /** Quadratic-weighted κ over all criteria, levels as thirds of the scale; interval by bootstrap over samples. */
  overall: estimate,
  /** Quadratic-weighted κ of the rubric totals in tenths. */
  totals: estimate,
  /** Reaching the top level as a yes or no decision: what the judge says, and what that means once its errors are undone. */
  top: z.strictObject({
    truePositiveRate: z.number().nullable(),
    trueNegativeRate: z.number().nullable(),
    apparent: z.number().nullable(),
    corrected: z.number().nullable(),
    people: z.number().nullable(),
  }),
  /** Whether the bar is met; `shortfalls` says in words where not. */
  met: z.boolean(),
  shortfalls: z.array(z.string()),
});
export type AgreementReport = z.infer<typeof agreementReport>;

export const calibrationRecord = z.strictObject({
  judgeModel: z.string().min(1),
  /** Everything the judge was told besides the submissions; verdicts with another hash are another judge's. */
  promptHash: z.string().regex(/^[0-9a-f]{64}$/),
  measuredAt: z.iso.datetime(),
  report: agreementReport,
});
export type CalibrationRecord = z.infer<typeof calibrationRecord>;

export const calibrationFile = z.strictObject({ schemaVersion: z.literal(1), records: z.array(calibrationRecord) });
