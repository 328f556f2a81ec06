import { seededRandom } from '../../lib/random';
import { quantile } from '../../lib/statistics/quantile';

/** One reader's level of a criterion, as a share of its points: a judge's sample, or a person. Equal names are one reader. */
export interface Reading {
  reader: string;
  share: number;
}

/** A criterion that people or a judge have read, with the share that counts and the points it can earn. */
export interface ReadCriterion {
  max: number;
  share: number;
  readings: readonly Reading[];
}

export const REPLICATES = 1_000;

/**
 * By how many points an exercise would move had its readers been drawn anew, once per replicate; empty when they agree on every
 * criterion, so that what code alone decided costs nothing. Bootstrap over readers: as many as there are, drawn with replacement
 * and for all criteria of the exercise together, because a reader who is strict is strict throughout; in each replicate a
 * criterion earns the level with most votes among the readers drawn, the lower one in a tie, which is the judge's own rule.
 * Criteria that none of the drawn readers has read keep what counts. Source of the method: Efron & Tibshirani, An Introduction to
 * the Bootstrap, 1993, chapter 6. Same arguments, same result.
 */
export function drawDisagreement({
  criteria,
  seed,
  replicates = REPLICATES,
}: {
  criteria: readonly ReadCriterion[];
  seed: number;
  replicates?: number;
}): number[] {
  const divided = criteria.filter(({ readings }) => new Set(readings.map(({ share }) => share)).size > 1);
  if (divided.length === 0) return [];
  const readers = [...new Set(criteria.flatMap(({ readings }) => readings.map(({ reader }) => reader)))].sort();
  const random = seededRandom(seed);
  const moves: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const drawn = new Map<string, number>();
    for (let draw = 0; draw < readers.length; draw += 1) {
      const reader = readers[Math.floor(random() * readers.length)] ?? '';
      drawn.set(reader, (drawn.get(reader) ?? 0) + 1);
    }
    moves.push(
      divided.reduce((sum, { max, share, readings }) => sum + max * (winner(readings, drawn, share) - share), 0),
    );
  }
  return moves;
}

function winner(readings: readonly Reading[], drawn: ReadonlyMap<string, number>, otherwise: number): number {
  const votes = new Map<number, number>();
  for (const { reader, share } of readings) {
    const times = drawn.get(reader) ?? 0;
    if (times > 0) votes.set(share, (votes.get(share) ?? 0) + times);
  }
  const ranked = [...votes].sort(([shareA, votesA], [shareB, votesB]) => votesB - votesA || shareA - shareB);
  return ranked[0]?.[0] ?? otherwise;
}

/** The middle 95 % of moves, widened to hold no move at all. Zero for none. */
export function middleOf(moves: readonly number[]): { down: number; up: number } {
  if (moves.length === 0) return { down: 0, up: 0 };
  const ascending = [...moves].sort((a, b) => a - b);
  return { down: Math.min(0, quantile(ascending, 0.025) ?? 0), up: Math.max(0, quantile(ascending, 0.975) ?? 0) };
}
