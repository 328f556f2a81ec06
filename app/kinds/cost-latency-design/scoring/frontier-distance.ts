import { FRONTIER_FLOOR } from './thresholds';

/** The three numbers that designs trade against each other. */
export interface PlanePoint {
  latencyP95Ms: number;
  costPerCallUsd: number;
  rightShare: number;
}
export type PlaneAxis = 'latency' | 'cost' | 'quality';

export interface FrontierDistance {
  /** Index of the nearest point. */
  nearest: number;
  /** 1 or less: at least as good as that point in every number. */
  distance: number;
  behindIn: PlaneAxis;
}

/**
 * Distance of a design to a frontier: the smallest factor by which some point of the frontier would have to get worse in every number
 * before the design is at least as good as it (the multiplicative epsilon indicator of Zitzler et al., IEEE Transactions on
 * Evolutionary Computation 7 (2003) 117-132, for a single design). Quality is compared by its misses, 1 - right share. A design that is
 * better in every number never lies farther away. null for an empty frontier.
 */
export function distanceToFrontier(own: PlanePoint, points: readonly PlanePoint[]): FrontierDistance | null {
  let best: FrontierDistance | null = null;
  points.forEach((point, nearest) => {
    const { latencyMs, costUsd, missedShare } = FRONTIER_FLOOR;
    const ratios: [PlaneAxis, number][] = [
      ['latency', Math.max(own.latencyP95Ms, latencyMs) / Math.max(point.latencyP95Ms, latencyMs)],
      ['cost', Math.max(own.costPerCallUsd, costUsd) / Math.max(point.costPerCallUsd, costUsd)],
      ['quality', Math.max(1 - own.rightShare, missedShare) / Math.max(1 - point.rightShare, missedShare)],
    ];
    const [behindIn, distance] = ratios.reduce((worst, one) => (one[1] > worst[1] ? one : worst));
    if (!best || distance < best.distance) best = { nearest, distance, behindIn };
  });
  return best;
}

/** Whether a is at least as good as b in every number and better in one. */
export function dominates(a: PlanePoint, b: PlanePoint): boolean {
  const noWorse =
    a.latencyP95Ms <= b.latencyP95Ms && a.costPerCallUsd <= b.costPerCallUsd && a.rightShare >= b.rightShare;
  return (
    noWorse && (a.latencyP95Ms < b.latencyP95Ms || a.costPerCallUsd < b.costPerCallUsd || a.rightShare > b.rightShare)
  );
}
