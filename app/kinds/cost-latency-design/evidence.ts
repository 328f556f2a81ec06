/**
 * What the cost-latency-design checks hand to the result page. Everything here reaches the candidate: sums and percentiles over
 * hidden traffic, titles of hidden scenarios and what happens in them, the candidate's own design and memo. Never a single hidden call,
 * and never a design of the author's frontier.
 *
 * Latencies are milliseconds, money is US dollars, shares and credits lie in [0, 1]; `null` stands for "cannot be said" (no such call).
 */
import { z } from 'zod';
import { targetMetric } from './targets';

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();
/** A mean over replications with its 95 % interval. */
const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

/** Which check a result belongs to, in the order they are shown. */
export const CHECK_IDS = [
  'targets',
  'floors',
  'empty-retrieval',
  'frontier',
  'robustness',
  'hygiene',
  'memo-figures',
  'change',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * Every check is multiplied by `factor`: how much of the work the design does by itself, because a design that does none passes most
 * checks for free. `ownRightShare` is the share of calls it answers rightly without a human (at least), `from` and `to` the shares at
 * which nothing and everything counts.
 */
const usefulness = z.strictObject({ factor: share, ownRightShare: share, from: share, to: share });
export type Usefulness = z.infer<typeof usefulness>;

/** How one target came out, in the scenario where it came out worst. */
const targetStanding = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Title of that scenario. */
  scenario: z.string(),
  metric: targetMetric,
  slice: z.string().nullable(),
  risk: z.string().nullable(),
  direction: z.enum(['at-most', 'at-least']),
  limit: z.number(),
  estimate: estimate.nullable(),
  met: z.boolean(),
  /** The whole interval lies on the same side of the limit as the value. */
  certain: z.boolean(),
  /** Distance to the limit as a share of it, positive when met. */
  margin: z.number().nullable(),
  credit: share,
});
export type TargetEvidence = z.infer<typeof targetStanding>;

export const targetsEvidence = z.strictObject({
  check: z.literal('targets'),
  schemaVersion: z.literal(1),
  usefulness,
  /** The usual hidden scenarios: targets hold in each of them. */
  scenarios: z.array(z.strictObject({ id: z.string(), title: z.string(), description: z.string(), calls: count })),
  replications: count,
  targets: z.array(targetStanding),
});
export type TargetsEvidence = z.infer<typeof targetsEvidence>;

export const floorsEvidence = z.strictObject({
  check: z.literal('floors'),
  schemaVersion: z.literal(1),
  usefulness,
  classes: z.array(
    z.strictObject({
      risk: z.string(),
      title: z.string(),
      highRisk: z.boolean(),
      rightAtLeast: share,
      wrongAtMost: share,
      /** Title of the usual scenario in which the class came out worst; the numbers are of that. */
      scenario: z.string(),
      calls: count,
      rightShare: estimate.nullable(),
      wrongShare: estimate.nullable(),
      handOffShare: estimate.nullable(),
      met: z.boolean(),
      credit: share,
    }),
  ),
});
export type FloorsEvidence = z.infer<typeof floorsEvidence>;

export const emptyRetrievalEvidence = z.strictObject({
  check: z.literal('empty-retrieval'),
  schemaVersion: z.literal(1),
  usefulness,
  /** What the design says, retrieve stage by retrieve stage. */
  stages: z.array(z.strictObject({ stageId: z.string(), onEmpty: z.string() })),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** Share of the measured calls that need facts while retrieval returns nothing. */
      affectedShare: share,
      /** Of all measured calls, here and without the incident. */
      inventedShare: share,
      usualInventedShare: share,
      abstainedShare: share,
      handOffShare: share,
      rightShare: share,
      /** Invented answers of the whole scenario, per affected call. */
      inventedPerAffected: z.number().nonnegative(),
      credit: share,
    }),
  ),
  /** Invented answers per affected call that earn nothing, and that earn everything. */
  scale: z.strictObject({ from: z.number(), to: z.number() }),
});
export type EmptyRetrievalEvidence = z.infer<typeof emptyRetrievalEvidence>;

const plane = { latencyP95Ms: z.number().nonnegative(), costPerCallUsd: z.number().nonnegative(), rightShare: share };
export const frontierEvidence = z.strictObject({
  check: z.literal('frontier'),
  schemaVersion: z.literal(1),
  usefulness,
  scenario: z.string(),
  /** How the frontier was found. */
  method: z.string(),
  /** Numbers of the author's best designs, without names and designs. */
  points: z.array(z.strictObject(plane)),
  own: z.strictObject(plane).nullable(),
  /** Index into `points` of the one this design comes nearest to. */
  nearest: count.nullable(),
  /** This design is at most so many times as slow, as dear, and as often not right as that point (1: as good in everything). */
  distance: z.number().nonnegative().nullable(),
  /** The number in which it falls behind that point most. */
  behindIn: z.enum(['latency', 'cost', 'quality']).nullable(),
  scale: z.strictObject({ from: z.number(), to: z.number() }),
});
export type FrontierEvidence = z.infer<typeof frontierEvidence>;

export const robustnessEvidence = z.strictObject({
  check: z.literal('robustness'),
  schemaVersion: z.literal(1),
  usefulness,
  /** The limits of a bad day: columns of each scenario's `targets`, in order. */
  targets: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      metric: targetMetric,
      direction: z.enum(['at-most', 'at-least']),
      limit: z.number(),
    }),
  ),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      role: z.enum(['usual', 'incident']),
      calls: count,
      minutes: count,
      breachMinutes: z.number().nonnegative(),
      failedShare: share,
      handOffShare: share,
      /** Mean credit of the targets here. */
      credit: share,
      targets: z.array(z.strictObject({ value: z.number().nullable(), met: z.boolean(), credit: share })),
    }),
  ),
  /** Id of the scenario that decides: the one with the lowest credit. */
  worst: z.string(),
  /** A limit may be overrun by this share of it before a target counts nothing. */
  tolerance: z.number().positive(),
});
export type RobustnessEvidence = z.infer<typeof robustnessEvidence>;

export const HYGIENE_RULES = ['timeouts', 'bounded-retries', 'fallbacks', 'high-risk'] as const;
export const hygieneEvidence = z.strictObject({
  check: z.literal('hygiene'),
  schemaVersion: z.literal(1),
  usefulness,
  rules: z.array(
    z.strictObject({
      id: z.enum(HYGIENE_RULES),
      title: z.string(),
      /** Places in the design (or risk classes) the rule speaks of, and how many keep it. */
      places: count,
      kept: count,
      /** Place by place: a stage id or a risk class, and what is missing. */
      findings: z.array(z.strictObject({ place: z.string(), message: z.string() })),
      credit: share,
    }),
  ),
});
export type HygieneEvidence = z.infer<typeof hygieneEvidence>;

/**
 * What a figure of the memo is found to be: `true` and `false` are claims about the design, near or far from its simulated number;
 * `brief` repeats a number of the task (a target, a price, the traffic), `setting` one of the design itself (a timeout, a threshold);
 * `unclear` cannot be matched to one meaning. Only the first two count.
 */
export const figureVerdict = z.enum(['true', 'false', 'brief', 'setting', 'unclear']);
export type FigureVerdict = z.infer<typeof figureVerdict>;
export const memoFiguresEvidence = z.strictObject({
  check: z.literal('memo-figures'),
  schemaVersion: z.literal(1),
  usefulness,
  /** Claims about the design that were checked, and how many of them are so. */
  checked: count,
  right: count,
  /** Sorts of number (latency, cost, share) with a right figure, of those asked for. */
  covered: z.array(z.string()),
  asked: z.array(z.string()),
  figures: z.array(
    z.strictObject({
      /** As written, and the words around it. */
      text: z.string(),
      context: z.string(),
      /** Characters into memo.md. */
      start: count,
      end: count,
      /** In ms, USD, share or number of calls. */
      value: z.number(),
      unit: z.enum(['ms', 'usd', 'share', 'calls', 'minutes']),
      verdict: figureVerdict,
      /** What it is compared with, in words ("P95 latency, public traffic"). */
      about: z.string(),
      /** The simulated number, in the same unit. */
      actual: z.number().nullable(),
    }),
  ),
});
export type MemoFiguresEvidence = z.infer<typeof memoFiguresEvidence>;

export const changeEvidence = z.strictObject({
  check: z.literal('change'),
  schemaVersion: z.literal(1),
  usefulness,
  title: z.string(),
  /** The second design under the change; the first design under it, for comparison. */
  targets: z.array(targetStanding),
  unchanged: z.array(targetStanding),
  /** The second design differs from the first. */
  changed: z.boolean(),
  /** On the reference scenario: the first design before the change and under it, the second design under it. */
  costPerCallUsd: z.strictObject({ before: z.number(), kept: z.number(), changed: z.number() }).nullable(),
  /** Why the second design could not be simulated; empty when it could. */
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});
export type ChangeEvidence = z.infer<typeof changeEvidence>;

/** In place of a check's own evidence when there is no design to measure. */
export const notMeasuredEvidence = z.strictObject({
  check: z.literal('not-measured'),
  schemaVersion: z.literal(1),
  reason: z.enum(['unreadable', 'invalid', 'starter', 'too-many-requests']),
  /** Paths into design.json. */
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});
export type NotMeasuredEvidence = z.infer<typeof notMeasuredEvidence>;

export const evidence = z.discriminatedUnion('check', [
  targetsEvidence,
  floorsEvidence,
  emptyRetrievalEvidence,
  frontierEvidence,
  robustnessEvidence,
  hygieneEvidence,
  memoFiguresEvidence,
  changeEvidence,
  notMeasuredEvidence,
]);
export type Evidence = z.infer<typeof evidence>;
