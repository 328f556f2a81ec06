/**
 * What the eval-design checks hand to the result page and the workspace. Everything here reaches the candidate: numbers, titles of
 * hidden systems and what was planted in them, ids of public rows. Never a hidden input, output, row id or label.
 *
 * Rates and shares are in [0, 1]; money is US dollars; `null` stands for "cannot be computed" (nothing to divide by).
 */
import { z } from 'zod';
import { label } from './formats';

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();
/** An estimate with its 95 % interval. */
const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof estimate>;

/** Which check a result belongs to, in the order they are shown. */
export const CHECK_IDS = [
  'mutants',
  'equivalents',
  'agreement',
  'slices',
  'ranking',
  'stability',
  'budget',
  'label-audit',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** `pass` and `fail` are the evaluator's verdicts, rows; gold labels, columns. Errors of the evaluator stand apart. */
const confusion = z.strictObject({
  /** Good outputs it passed. */
  passedGood: count,
  /** Faulty outputs it passed: misses. */
  passedFaulty: count,
  /** Good outputs it failed: false alarms. */
  failedGood: count,
  /** Faulty outputs it failed: catches. */
  failedFaulty: count,
  /** Good and faulty outputs it answered with an error, or not at all. */
  errorsGood: count,
  errorsFaulty: count,
});
export type ConfusionCounts = z.infer<typeof confusion>;

/** One hidden system against the baseline, row by row. Rows where either side ended in an error are left out of the pairs. */
const comparison = {
  system: z.string(),
  title: z.string(),
  description: z.string(),
  /** Rows answered without an error on both sides. */
  pairs: count,
  baselinePassed: count,
  systemPassed: count,
  /** Discordant pairs: passed on the baseline and failed here, and the reverse. */
  newlyFailed: count,
  newlyPassed: count,
  /** Fall of the pass rate from the baseline to this system, paired bootstrap over rows. */
  drop: estimate,
  /** One-sided exact McNemar test for "fails more than the baseline"; adjusted by Holm over the systems of this check. */
  pValue: share,
  adjustedPValue: share,
  significant: z.boolean(),
  /** Newly failed rows whose output is good. */
  falseAlarms: count,
  /** Rows of this system that ended in an error. */
  errors: count,
  /** What this system earned of its equal part of the check. */
  credit: share,
};

export const mutantsEvidence = z.strictObject({
  check: z.literal('mutants'),
  schemaVersion: z.literal(1),
  /** Significance level for adjusted p values. */
  alpha: share,
  /** Least share of newly failed rows that must be faulty, and of planted rows that must be caught, to call a kill located. */
  precisionFloor: share,
  recallFloor: share,
  killed: count,
  wounded: count,
  survived: count,
  mutants: z.array(
    z.strictObject({
      ...comparison,
      outcome: z.enum(['killed', 'wounded', 'survived']),
      /** Rows with the planted fault that the baseline answers well, and how many of them newly failed. */
      planted: count,
      plantedCaught: count,
      /** Share of planted rows caught; share of newly failed rows that are faulty. */
      recall: share,
      precision: share.nullable(),
      /** The rows that newly failed are the planted ones: both floors are met, and planted rows fail far more often than good ones. */
      located: z.boolean(),
    }),
  ),
  /** Columns of `matrix`. */
  slices: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** Planted rows and how many were caught, by mutant (as in `mutants`) and slice (as in `slices`). */
  matrix: z.array(z.array(z.strictObject({ planted: count, caught: count }))),
});
export type MutantsEvidence = z.infer<typeof mutantsEvidence>;

export const equivalentsEvidence = z.strictObject({
  check: z.literal('equivalents'),
  schemaVersion: z.literal(1),
  alpha: share,
  equivalents: z.array(
    z.strictObject({
      ...comparison,
      /** `quiet`: treated like the baseline. `false-alarm`: significantly worse. `uneasy`: between. */
      outcome: z.enum(['quiet', 'uneasy', 'false-alarm']),
      /** Share of the pairs that newly failed. Only rows where both outputs are good are paired here. */
      falseAlarmShare: share,
    }),
  ),
  /** Factor on the points: how far the evaluator tells good from faulty at all. */
  discrimination: share,
});
export type EquivalentsEvidence = z.infer<typeof equivalentsEvidence>;

const roleAgreement = z.strictObject({
  role: z.enum(['baseline', 'mutant', 'equivalent']),
  systems: count,
  confusion,
  kappa: z.number().nullable(),
  /** Part of the whole weight that this role has in the overall κ. */
  weight: share,
});

export const agreementEvidence = z.strictObject({
  check: z.literal('agreement'),
  schemaVersion: z.literal(1),
  /** Plain counts over all outputs with a settled label. */
  confusion,
  /** Cohen's κ with roles weighted, and its interval (bootstrap over rows). */
  kappa: estimate,
  /** Share of faulty outputs failed, and of good ones failed, weighted as κ is. */
  recall: share,
  falseAlarmRate: share,
  roles: z.array(roleAgreement),
  /** κ that earns nothing, and κ that earns everything. */
  scale: z.strictObject({ from: z.number(), to: z.number() }),
});
export type AgreementEvidence = z.infer<typeof agreementEvidence>;

export const slicesEvidence = z.strictObject({
  check: z.literal('slices'),
  schemaVersion: z.literal(1),
  slices: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      faulty: count,
      good: count,
      /** Share of faulty outputs failed, Wilson interval. Null when the slice holds none. */
      recall: estimate.nullable(),
      /** Share of good outputs failed, Wilson interval. */
      falseAlarmRate: estimate.nullable(),
      /** Youden's J: recall minus false-alarm rate. */
      balance: z.number().nullable(),
      /** False when too few outputs of either sort are in the slice to count. */
      counted: z.boolean(),
    }),
  ),
  /** Id of the counted slice with the lowest balance. */
  worst: z.string().nullable(),
  scale: z.strictObject({ from: z.number(), to: z.number() }),
});
export type SlicesEvidence = z.infer<typeof slicesEvidence>;

export const rankingEvidence = z.strictObject({
  check: z.literal('ranking'),
  schemaVersion: z.literal(1),
  /** Best true quality first. */
  systems: z.array(
    z.strictObject({
      system: z.string(),
      title: z.string(),
      role: z.enum(['baseline', 'mutant', 'equivalent']),
      /** Share of outputs that are good. */
      trueQuality: share,
      /** Mean score the evaluator gave; null when every row ended in an error. */
      measuredQuality: share.nullable(),
    }),
  ),
  /** Kendall's τ-b of the two columns; null when the evaluator ties everything. */
  tau: z.number().nullable(),
  scale: z.strictObject({ from: z.number(), to: z.number() }),
  discrimination: share,
});
export type RankingEvidence = z.infer<typeof rankingEvidence>;

export const stabilityEvidence = z.strictObject({
  check: z.literal('stability'),
  schemaVersion: z.literal(1),
  /** Pairs of an output and its harmless rewording. */
  pairs: count,
  unchanged: count,
  share: estimate.nullable(),
  /** Verdict before -> after the rewording. `toError` counts errors on either side. */
  passToFail: count,
  failToPass: count,
  toError: count,
  scale: z.strictObject({ from: z.number(), to: z.number() }),
  discrimination: share,
});
export type StabilityEvidence = z.infer<typeof stabilityEvidence>;

export const budgetEvidence = z.strictObject({
  check: z.literal('budget'),
  schemaVersion: z.literal(1),
  /** Outputs evaluated, rewordings included. */
  rows: count,
  judgeCallsPerRow: z.number().nonnegative(),
  costUsdPerRow: z.number().nonnegative(),
  limits: z.strictObject({ judgeCallsPerRow: z.number(), costUsdPerRow: z.number() }),
  judges: z.array(
    z.strictObject({ id: z.string(), title: z.string(), calls: count, costUsd: z.number().nonnegative() }),
  ),
  discrimination: share,
});
export type BudgetEvidence = z.infer<typeof budgetEvidence>;

export const labelAuditEvidence = z.strictObject({
  check: z.literal('label-audit'),
  schemaVersion: z.literal(1),
  /** Claims on rows whose label is wrong, is right, or is honestly debatable; and claims that dispute nothing. */
  right: count,
  wrong: count,
  ambiguous: count,
  void: count,
  /** Wrong labels that nobody claimed: a number, never which. */
  missed: count,
  precision: share.nullable(),
  recall: share,
  f1: share,
  /** Per claim, in the order made. Empty when so many rows were claimed that the list would give the key away. */
  claims: z.array(
    z.strictObject({
      rowId: z.string(),
      claimed: label,
      verdict: z.enum(['right', 'wrong', 'ambiguous', 'void']),
      /** The author's explanation, for right claims only. */
      why: z.string().nullable(),
    }),
  ),
});
export type LabelAuditEvidence = z.infer<typeof labelAuditEvidence>;

/** Evidence of an executed check that was not measured, because the evaluator did not run or is not a function of its row. */
export const notMeasuredEvidence = z.strictObject({
  check: z.literal('not-measured'),
  schemaVersion: z.literal(1),
  reason: z.enum(['load-error', 'cut-short', 'void', 'stateful']),
  /** Type of the error and line in the candidate's own file; never its message, which may carry hidden data. */
  error: z.strictObject({ file: z.string(), name: z.string(), line: z.number().int().nullable() }).nullable(),
  /** For `stateful`: outputs evaluated a second time in another order, and how many of them came out different. */
  repeated: count,
  differing: count,
});
export type NotMeasuredEvidence = z.infer<typeof notMeasuredEvidence>;

/** Evidence of any check; `check` tells which. A check's own shape gives way to `not-measured` when there is nothing to measure. */
export const evidence = z.discriminatedUnion('check', [
  mutantsEvidence,
  equivalentsEvidence,
  agreementEvidence,
  slicesEvidence,
  rankingEvidence,
  stabilityEvidence,
  budgetEvidence,
  labelAuditEvidence,
  notMeasuredEvidence,
]);
export type Evidence = z.infer<typeof evidence>;
