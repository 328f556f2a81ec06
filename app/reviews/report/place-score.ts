/** With fewer than this, where somebody stands among the others says nothing. */
export const LEAST_FINISHED = 5;

export interface Standing {
  /** Scores of all finished sittings that have one, this one among them, ascending. */
  scores: number[];
  /** How many of the others have fewer points, as many, more. */
  below: number;
  level: number;
  above: number;
  median: number;
}

/**
 * Where a score stands among the finished sittings of its assessment (`others` without itself), pure; null while there are fewer
 * than five in all. Counts, no percentile: with a dozen people a percentile pretends to know more.
 */
export function placeScore({ own, others }: { own: number | null; others: readonly number[] }): Standing | null {
  if (own === null || others.length + 1 < LEAST_FINISHED) return null;
  const scores = [...others, own].sort((a, b) => a - b);
  const middle = Math.floor(scores.length / 2);
  const upper = scores[middle] ?? own;
  return {
    scores,
    below: others.filter((score) => score < own).length,
    level: others.filter((score) => score === own).length,
    above: others.filter((score) => score > own).length,
    median: scores.length % 2 === 1 ? upper : ((scores[middle - 1] ?? upper) + upper) / 2,
  };
}
