/**
 * Where points begin and end. They hold for every trace-diagnosis exercise; how much each check weighs is the exercise's `content`.
 * All rates and credits are in [0, 1].
 */

/** Credit for a span next to the true one; and the part of a trace that a parent may hold and still be "next to" anything. */
export const ADJACENT = { credit: 0.5, mostOfTrace: 0.25 } as const;

/** What an actor or class is worth that was named for a span which has nothing to do with the cause. */
export const UNPLACED = 0.5;

/**
 * Evidence: credit is the weight of the items found times a factor of precision. A pin of the right span without a quote that shows
 * it is half a find. Quotes longer than `longestQuote` show nothing in particular. More than `pinsPerSpan` pins of one span are
 * fishing, and count as pins without bearing.
 */
export const EVIDENCE = {
  unquoted: 0.5,
  precision: { from: 0.35, to: 0.75 },
  longestQuote: 600,
  pinsPerSpan: 3,
  /** A quote that is part of the author's passage must be at least so much of it, and at least so many characters. */
  leastOfPassage: 0.4,
  leastCharacters: 8,
  /** Share of all spans pinned from which it is no choice any more. */
  pinsEverything: 0.4,
} as const;

/**
 * Hypotheses: the best two are worth something, and two that count earn everything. Taking a herring for the cause costs half, each one pinned as evidence a quarter, and so
 * does ruling out the true cause (half). Beyond `tolerated` hypotheses that do not count, each costs a quarter.
 */
export const HERRINGS = { asked: 2, cause: 0.5, pinned: 0.25, ruledOutTruth: 0.5, tolerated: 3, beyond: 0.25 } as const;

/** Replay: the public run is a quarter; hidden runs count from a quarter of them succeeding up to all. */
export const REPLAY = {
  publicPart: 0.25,
  hidden: { from: 0.25, to: 1 },
  /** How well the healthy siblings do with the patch: at most `from` makes a fix worthless, from `to` on it is harmless. */
  siblings: { from: 0.4, to: 0.85 },
} as const;

/**
 * Siblings: a run is worth nothing when it fails, and loses as its cost and duration pass what is allowed, down to nothing at
 * `worthless` times the allowance. The whole is scaled by what the patch repairs: from half of the broken runs on it counts fully.
 */
export const SIBLINGS = { worthless: 2, repaired: { from: 0, to: 0.5 } } as const;

/** Detector: how often a near miss counts among runs that came to no harm, the scale of the balance, and how much naming the span counts. */
export const DETECTOR = {
  nearMissWeight: 2,
  balance: { from: 0.25, to: 0.9 },
  locatedPart: 0.2,
  /** Of the spans a detection names, the share that must show the fault. */
  namedPrecision: 0.2,
  /** Least share of hidden traces that must have been read for anything to be measured. */
  leastReached: 0.8,
} as const;

/** Credit from which a check is shown as passed, and at or below which as failed. */
export const STATUS = { pass: 0.9, fail: 0.1 } as const;

/** 0 at `from` and below, 1 at `to` and above, straight in between. */
export function ramp(value: number, { from, to }: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
