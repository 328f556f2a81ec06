import { quantile } from '../../lib/statistics/quantile';
import type { ScoreSummary } from './statistics-types';

/** Mean, median, standard deviation (of the sample) and ends of ascending scores; at least one. */
export function summariseScores(ascending: readonly number[]): ScoreSummary {
  const n = ascending.length;
  const mean = ascending.reduce((sum, score) => sum + score, 0) / n;
  const squares = ascending.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return {
    mean,
    median: quantile(ascending, 0.5) ?? mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    least: ascending[0] ?? mean,
    most: ascending.at(-1) ?? mean,
  };
}
