/**
 * What the trace-diagnosis checks hand to the result page. Everything here reaches the candidate after grading: the truth about the
 * public trace, numbers about hidden runs, what sorts of hidden traces there were. Never a hidden trace, its text or its case.
 *
 * Rates and shares are in [0, 1]; `null` stands for "cannot be computed" or "not given".
 */
import { z } from 'zod';
import { describedOperation, patchProblem, RUN_ENDS, runSummary } from './run-summary';

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();
/** An estimate with its 95 % interval. */
const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof estimate>;

/** Which check a result belongs to, in the order they are shown. */
export const CHECK_IDS = [
  'location',
  'actor',
  'category',
  'evidence',
  'herrings',
  'replay',
  'siblings',
  'detector',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** A span of the public trace, enough for one row of a static waterfall. */
const spanRow = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  agent: z.string().nullable(),
  /** Milliseconds from the start of the trace. */
  startMs: z.number(),
  durationMs: z.number(),
  status: z.enum(['unset', 'ok', 'error']),
});
export type SpanRow = z.infer<typeof spanRow>;

export const locationEvidence = z.strictObject({
  check: z.literal('location'),
  schemaVersion: z.literal(1),
  verdict: z.enum(['exact', 'alternative', 'adjacent', 'herring', 'elsewhere', 'unknown-span', 'missing']),
  /** The candidate's span; null when none was chosen. */
  candidate: z.string().nullable(),
  truth: z.strictObject({ spanId: z.string(), title: z.string(), explanation: z.string() }),
  /** How the candidate's span stands to the true one: "the call this turn made". Empty when it is not adjacent. */
  relation: z.string(),
  alternatives: z.array(z.strictObject({ spanId: z.string(), share, why: z.string() })),
  /** The title of the herring that was taken for the cause. */
  herring: z.string().nullable(),
  credit: share,
  /** The spans to draw: both, their ancestors, the alternatives; in the order of the trace. */
  spans: z.array(spanRow),
  /** Length of the whole trace in ms, for the scale. */
  traceMs: z.number().nonnegative(),
});
export type LocationEvidence = z.infer<typeof locationEvidence>;

const choice = z.strictObject({ id: z.string(), title: z.string() });
const choiceShape = {
  verdict: z.enum(['exact', 'alternative', 'wrong', 'missing']),
  candidate: choice.nullable(),
  truth: choice,
  alternatives: z.array(z.strictObject({ id: z.string(), title: z.string(), share, why: z.string() })),
  /** Below 1 when the candidate's span has nothing to do with the cause: the choice was then half a guess. */
  placeFactor: share,
  credit: share,
};

export const actorEvidence = z.strictObject({
  check: z.literal('actor'),
  schemaVersion: z.literal(1),
  ...choiceShape,
});
export type ActorEvidence = z.infer<typeof actorEvidence>;

export const categoryEvidence = z.strictObject({
  check: z.literal('category'),
  schemaVersion: z.literal(1),
  ...choiceShape,
});
export type CategoryEvidence = z.infer<typeof categoryEvidence>;

export const evidenceEvidence = z.strictObject({
  check: z.literal('evidence'),
  schemaVersion: z.literal(1),
  /** What a complete case rests on, by weight (the weights add up to 1). */
  items: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      spanIds: z.array(z.string()),
      weight: share,
      /** 1: a pin with a fitting quote. 0.5: the span, but without a quote that shows it. */
      found: share,
    }),
  ),
  /** The candidate's pins in their order. */
  pins: z.array(
    z.strictObject({
      spanId: z.string(),
      quote: z.string(),
      /**
       * `proves`: an item, with a quote that shows it. `unquoted`: an item's span, quoted not at all or elsewhere. `repeats`: an
       * item that another pin has already. `neutral`: does no harm. `herring`; `no-bearing`; `not-in-span`: the quote is not
       * there; `unknown-span`.
       */
      verdict: z.enum([
        'proves',
        'unquoted',
        'repeats',
        'neutral',
        'herring',
        'no-bearing',
        'not-in-span',
        'unknown-span',
      ]),
      /** Items it shows, or whose span it is. */
      itemIds: z.array(z.string()),
    }),
  ),
  /** Pins that bear on the case, of all that count; null without any. */
  precision: share.nullable(),
  /** Weight of the items found. */
  recall: share,
  /** Precision from which points begin, and from which they are full. */
  precisionScale: z.strictObject({ from: share, to: share }),
  /** Spans pinned, of all spans of the trace. */
  pinnedShare: share,
  credit: share,
});
export type EvidenceEvidence = z.infer<typeof evidenceEvidence>;

export const herringsEvidence = z.strictObject({
  check: z.literal('herrings'),
  schemaVersion: z.literal(1),
  herrings: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      spanIds: z.array(z.string()),
      ruledOutBy: z.array(z.string()),
      why: z.string(),
      /** Where the candidate took it for the truth. */
      fellFor: z.enum(['root-cause', 'evidence']).nullable(),
      /** Whether a hypothesis of the candidate ruled it out. */
      ruledOut: z.boolean(),
    }),
  ),
  /** The candidate's hypotheses in their order. */
  hypotheses: z.array(
    z.strictObject({
      hypothesis: z.string(),
      spanId: z.string(),
      ruledOutBy: z.string(),
      /**
       * `counts`; `half`: the right suspect, ruled out by a span that does not show it; `repeats` another hypothesis;
       * `no-suspect`: the span is neither loud nor odd; `the-cause`: the true cause was ruled out; `incomplete`.
       */
      verdict: z.enum(['counts', 'half', 'repeats', 'no-suspect', 'the-cause', 'incomplete']),
      herringId: z.string().nullable(),
    }),
  ),
  /** The best hypotheses, as many as are asked for: those that count, halves as halves. And how many are asked for. */
  counted: z.number().nonnegative(),
  asked: count,
  credit: share,
});
export type HerringsEvidence = z.infer<typeof herringsEvidence>;

export const replayEvidence = z.strictObject({
  check: z.literal('replay'),
  schemaVersion: z.literal(1),
  patch: z.strictObject({ operations: z.array(describedOperation), problems: z.array(patchProblem) }),
  /** The run the candidate saw, recorded and with the patch; `patched` null where it did not come to an end. */
  broken: z.strictObject({ title: z.string(), recorded: runSummary, patched: runSummary.nullable() }),
  /** Hidden runs with the same fault, with the patch, numbered from 1. */
  hidden: z.array(z.strictObject({ number: count, success: z.boolean(), ended: z.enum(RUN_ENDS).nullable() })),
  hiddenSuccess: estimate,
  /** Parts of the credit before the factor: the public run, and the hidden ones. */
  publicPart: share,
  hiddenPart: share,
  /** Factor from the healthy siblings: a fix that breaks them, or makes them dear, slow or a burden on people, fixes nothing. */
  siblingFactor: share,
  credit: share,
});
export type ReplayEvidence = z.infer<typeof replayEvidence>;

export const siblingsEvidence = z.strictObject({
  check: z.literal('siblings'),
  schemaVersion: z.literal(1),
  allowances: z.strictObject({
    costRatio: z.number(),
    durationRatio: z.number(),
    interruptionsPerRun: z.number(),
  }),
  runs: z.array(
    z.strictObject({
      number: count,
      /** The healthy run still succeeds. */
      kept: z.boolean(),
      ended: z.enum(RUN_ENDS).nullable(),
      /** After / before; null when the run did not come to an end. */
      costRatio: z.number().nonnegative().nullable(),
      durationRatio: z.number().nonnegative().nullable(),
      addedInterruptions: z.number().int(),
      credit: share,
    }),
  ),
  kept: estimate,
  /** Geometric mean of the ratios of runs that came to an end, and mean of added interruptions. */
  costRatio: z.number().nonnegative().nullable(),
  durationRatio: z.number().nonnegative().nullable(),
  interruptionsPerRun: z.number(),
  /** Part of the points that the patch can earn here by what it repairs: leaving everything as it is harms nobody. */
  repairFactor: share,
  credit: share,
});
export type SiblingsEvidence = z.infer<typeof siblingsEvidence>;

export const detectorEvidence = z.strictObject({
  check: z.literal('detector'),
  schemaVersion: z.literal(1),
  /** By sort of hidden trace, as the author named it. */
  sorts: z.array(
    z.strictObject({
      class: z.enum(['same-fault', 'other-fault', 'near-miss', 'healthy']),
      sort: z.string(),
      traces: count,
      flagged: count,
      /** Traces it ended in an error on, or never reached; they count as wrong. */
      errors: count,
    }),
  ),
  /** Traces with the fault that it flagged, and without it that it did. */
  recall: estimate,
  falseAlarms: estimate,
  /** Of them, on traces that another fault broke, and on near misses. */
  otherFaultFalseAlarms: estimate.nullable(),
  nearMissFalseAlarms: estimate.nullable(),
  /**
   * Recall minus the rate of false alarms on runs broken by another fault or on unharmed ones (near misses weigh double), whichever
   * is higher: 0 for flagging all, nothing, or whatever went wrong.
   */
  balance: z.number(),
  scale: z.strictObject({ from: z.number(), to: z.number() }),
  /** Of flagged traces with the fault, the share in which it named a span that shows it; null when none is known. */
  located: estimate.nullable(),
  /** Types of errors and lines in the candidate's own file, most frequent first; never a message. */
  errors: z.array(z.strictObject({ name: z.string(), line: z.number().int().nullable(), count })),
  credit: share,
});
export type DetectorEvidence = z.infer<typeof detectorEvidence>;

/** Evidence of an executed check that was not measured. */
export const notMeasuredEvidence = z.strictObject({
  check: z.literal('not-measured'),
  schemaVersion: z.literal(1),
  /**
   * `no-patch`, `patch-problems`; `replay-cut`: the world did not come to an end with this patch; of the detector: `no-code`,
   * `load-error`, `cut-short`, `void` (forged a result), `stateful` (other answers in another order).
   */
  reason: z.enum([
    'no-patch',
    'patch-problems',
    'replay-cut',
    'no-code',
    'load-error',
    'cut-short',
    'void',
    'stateful',
  ]),
  problems: z.array(patchProblem),
  /** Type of the error and line in the candidate's own file. */
  error: z.strictObject({ file: z.string(), name: z.string(), line: z.number().int().nullable() }).nullable(),
  /** For `stateful`: traces read a second time in another order, and how many came out different. */
  repeated: count,
  differing: count,
});
export type NotMeasuredEvidence = z.infer<typeof notMeasuredEvidence>;

/** Evidence of any check; `check` tells which. */
export const evidence = z.discriminatedUnion('check', [
  locationEvidence,
  actorEvidence,
  categoryEvidence,
  evidenceEvidence,
  herringsEvidence,
  replayEvidence,
  siblingsEvidence,
  detectorEvidence,
  notMeasuredEvidence,
]);
export type Evidence = z.infer<typeof evidence>;
