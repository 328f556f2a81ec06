import type { ScoreSummary } from './statistics-types';

/** Quantile of ascending values with linear interpolation (type 7 of Hyndman & Fan, 1996); null without values. */
export function quantileOf(ascending: readonly number[], share: number): number | null {
  if (ascending.length === 0) return null;
  const position = (ascending.length - 1) * share;
  const below = ascending[Math.floor(position)] ?? 0;
  const above = ascending[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** Mean, median, standard deviation (of the sample) and ends of ascending scores; at least one. */
export function summariseScores(ascending: readonly number[]): ScoreSummary {
  const n = ascending.length;
  const mean = ascending.reduce((sum, score) => sum + score, 0) / n;
  const squares = ascending.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return {
    mean,
    median: quantileOf(ascending, 0.5) ?? mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    least: ascending[0] ?? mean,
    most: ascending.at(-1) ?? mean,
  };
}
