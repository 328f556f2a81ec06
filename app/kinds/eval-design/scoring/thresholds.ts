/**
 * Where points begin and end. They hold for every eval-design exercise; how much each check weighs is the exercise's `content`.
 * All rates are in [0, 1].
 */
import type { HiddenSystem } from '../formats';

/** Significance level for "this system fails more than the baseline", p values adjusted by Holm. */
export const ALPHA = 0.05;

/**
 * A mutant's credit is half for being killed and half for how much of the fault is caught beyond noise. A kill needs a significant
 * fall and that the newly failed rows are the planted ones: at least half of them faulty, at least `recallFloor` of the planted ones
 * among them, and planted rows failing at least `contrast` times as often as good ones.
 */
export const MUTANT = {
  precisionFloor: 0.5,
  recallFloor: 0.3,
  contrast: 2,
  outcomeShare: 0.5,
  liftForAll: 0.85,
} as const;

/** An equivalent is left alone up to `quiet` false alarms per good pair, worth nothing from `loud`, and half when significant. */
export const EQUIVALENT = { quiet: 0.04, loud: 0.2, significantFactor: 0.5 } as const;

/** Cohen's κ against gold labels. 0.8 is where agreement is called almost perfect (Landis & Koch, Biometrics 33 (1977) 159-174). */
export const AGREEMENT_SCALE = { from: 0.2, to: 0.8 } as const;

/** Weight of each role in κ and in the balance: half on systems that work, half on systems with a planted fault. */
export const ROLE_WEIGHTS: Readonly<Record<HiddenSystem['role'], number>> = {
  baseline: 0.25,
  equivalent: 0.25,
  mutant: 0.5,
};

/** Youden's J of the weakest slice; slices with fewer faulty or good outputs than `minimum` do not count. */
export const SLICE_SCALE = { from: 0.1, to: 0.7 } as const;
export const SLICE_MINIMUM = 8;

/** Kendall's τ-b between measured and true quality. Good systems are nearly tied in truth, so 1 is out of honest reach. */
export const RANKING_SCALE = { from: 0.2, to: 0.8 } as const;

/** Share of verdicts that survive a harmless rewording. */
export const STABILITY_SCALE = { from: 0.75, to: 0.97 } as const;

/** Beyond the budget points fall to nothing at this multiple of it. */
export const BUDGET_NOTHING_AT = 1.5;
/** A multiple of the budget that a reviewer should hear about. */
export const BUDGET_GROSSLY_OVER = 2;

/** F1 of the label audit. */
export const LABEL_AUDIT_SCALE = { from: 0.2, to: 0.85 } as const;
/** Claiming more than this share of the public rows is guessing: flagged, and the verdict of single claims stays hidden. */
export const LABEL_AUDIT_FLOOD = 0.35;

/**
 * Checks that an evaluator which decides nothing would pass for free are multiplied by a factor that grows linearly with Youden's J
 * over all hidden outputs: nothing at `from`, all at `to`.
 */
export const DISCRIMINATION_SCALE = { from: 0.05, to: 0.35 } as const;
/** Below this J, or with this share of equal verdicts, the evaluator is called degenerate. */
export const DEGENERATE_BALANCE = 0.1;
export const DEGENERATE_SAME_VERDICT = 0.98;

/** Share of rows that end in an error that a reviewer should hear about. */
export const MANY_ERRORS = 0.05;
/** Below this share of hidden outputs reached there is nothing to measure. */
export const LEAST_REACHED = 0.5;
/** Ids of public rows in the source from which on the evaluator is called keyed on them. */
export const ROW_IDS_IN_SOURCE = 5;

/** Earned share from which a check is called passed, and up to which it is called failed. */
export const STATUS = { pass: 0.9, fail: 0.1 } as const;

/** Bootstrap replicates: of the agreement interval, and of each system's fall in pass rate. */
export const REPLICATES = { agreement: 1_000, drop: 400 } as const;

/** Linear from 0 at `from` to 1 at `to`, flat outside. `from` may be above `to`. */
export function ramp(value: number, { from, to }: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
