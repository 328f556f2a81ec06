import { pearson } from '../../lib/statistics/pearson';
import { LEAST_FOR_CORRELATION, SPREAD_BINS, type Absent, type Estimate } from './statistics-types';

/** One sitting's share of an item in [0, 1], and what it earned everywhere else, in points; null when there is nothing else. */
export interface ItemScore {
  share: number;
  rest: number | null;
}

export interface ItemMeasures {
  n: number;
  mean: number | null;
  spread: number[];
  floor: number;
  ceiling: number;
  discrimination: Estimate | Absent;
}

/** Shares this close to none or all are none or all. */
const EDGE = 1e-6;

/**
 * Difficulty (the mean share), floor and ceiling, and discrimination: the correlation of the item's share with the points of
 * everything else, the item itself taken out (the corrected item-total correlation; Henrysson, Psychometrika 28 (1963) 211-218).
 * With a share of 0 or 1 only it is the point-biserial correlation. Under ten sittings it is not given: its interval would span
 * nearly everything. Pure.
 */
export function measureItem(scores: readonly ItemScore[]): ItemMeasures {
  const n = scores.length;
  const spread = new Array<number>(SPREAD_BINS).fill(0);
  for (const { share } of scores) {
    const bin = binOf(share);
    spread[bin] = (spread[bin] ?? 0) + 1;
  }
  return {
    n,
    mean: n === 0 ? null : scores.reduce((sum, { share }) => sum + share, 0) / n,
    spread,
    floor: spread[0] ?? 0,
    ceiling: spread.at(-1) ?? 0,
    discrimination: discriminationOf(scores),
  };
}

/** The first and the last bin hold none and all alone; the others are equally wide. */
function binOf(share: number): number {
  if (share <= EDGE) return 0;
  if (share >= 1 - EDGE) return SPREAD_BINS - 1;
  return 1 + Math.min(SPREAD_BINS - 3, Math.floor(share * (SPREAD_BINS - 2)));
}

function discriminationOf(scores: readonly ItemScore[]): Estimate | Absent {
  const pairs = scores.flatMap(({ share, rest }) => (rest === null ? [] : [[share, rest] as const]));
  if (scores.length > 0 && pairs.length === 0) return 'nothing-else';
  if (pairs.length < LEAST_FOR_CORRELATION) return 'too-few';
  return pearson(pairs) ?? 'all-equal';
}
