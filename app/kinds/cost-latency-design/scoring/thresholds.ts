/**
 * Where points begin and end, and how designs are simulated for grading. They hold for every cost-latency-design exercise; limits and
 * weights of single checks are the exercise's `content`. Shares lie in [0, 1].
 */

/**
 * Every hidden simulation draws from this seed, whoever is graded: designs meet the same luck (common random numbers), and the stored
 * frontier can be simulated again to the same numbers.
 */
export const HIDDEN_SEED = 20_260_117;
/** Replications of each hidden scenario, and of each scenario after the change. */
export const HIDDEN_REPLICATIONS = 5;
export const CHANGE_REPLICATIONS = 3;

/**
 * Requests that one call may come to at most when everything fails, before a design is refused: simulating it would take too long. A
 * design whose 360 requests all time out was seen to take 78 s to grade on a busy core, and grading shall stay below a minute.
 * Three requests without any end to their retries (60 attempts each in the simulation) are still measured.
 */
export const MOST_REQUESTS_PER_CALL = 200;

/** A missed target still earns a part, up to `partial`, while the limit is overrun by less than this share of it. */
export const MISS = { partial: 0.8, target: 0.3, floor: 0.3, worstCase: 0.5 } as const;
/** Smallest limit that an overrun is measured against: shares near 0 or 1, minutes. */
export const LEAST_SCALE = { share: 0.02, minutes: 5 } as const;

/**
 * Usefulness: calls answered rightly without a human, as a share of the right answers that the least accurate design of the frontier
 * gets. Nothing counts below `from`, everything from `to` on.
 */
export const USEFULNESS_SCALE = { from: 0.45, to: 0.75 } as const;

/** Invented answers per call that retrieval came back empty for. */
export const INVENTED_SCALE = { from: 0.5, to: 0.1 } as const;

/** How many times as slow, as dear, or as often not right as the nearest design of the frontier. */
export const FRONTIER_SCALE = { from: 2.2, to: 1.2 } as const;
/** Differences below these are no differences, in ms, US dollars and share of calls that are not right. */
export const FRONTIER_FLOOR = { latencyMs: 50, costUsd: 1e-4, missedShare: 0.01 } as const;

/** Share of checked figures that are so. */
export const FIGURES_SCALE = { from: 0.5, to: 0.9 } as const;
/** From so many false figures, being at least half of those checked, a reviewer hears about the memo. */
export const FALSE_FIGURES = { count: 3, share: 0.5 } as const;

/** Shares of calls from which on a design is called degenerate. */
export const DEGENERATE = { unanswered: 0.8, handedOver: 0.6, wrong: 0.5, wrongCache: 0.2 } as const;

/** Earned share from which a check is called passed, and up to which it is called failed. */
export const STATUS = { pass: 0.9, fail: 0.1 } as const;

/** Linear from 0 at `from` to 1 at `to`, flat outside. `from` may be above `to`. */
export function ramp(value: number, { from, to }: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Several credits as one: half their mean, half the lowest, so that no miss is bought off by the rest. */
export function blend(credits: readonly number[]): number {
  if (credits.length === 0) return 0;
  return 0.5 * (credits.reduce((sum, credit) => sum + credit, 0) / credits.length) + 0.5 * Math.min(...credits);
}
