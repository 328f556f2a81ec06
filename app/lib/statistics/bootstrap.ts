import { seededRandom } from '../random';
import { quantile } from './quantile';

export interface BootstrapEstimate {
  /** The statistic on the data as they are. */
  value: number;
  /** Standard deviation of the replicates. */
  standardError: number;
  /** 2.5 % and 97.5 % quantiles of the replicates. */
  low: number;
  high: number;
}

/**
 * Nonparametric bootstrap: draws `units.length` units with replacement `replicates` times and recomputes the statistic. A unit is
 * whatever was sampled independently; for a paired comparison it is the pair (here: everything that concerns one input row), so
 * that what belongs together is drawn together. `statistic` receives how often each unit was drawn, by index, and may return null
 * where it is undefined; such replicates are left out. The interval is the percentile interval, widened to hold the value itself.
 * Returns null when the statistic is undefined on the data. Same arguments and seed, same result to the bit. Source: Efron &
 * Tibshirani, An Introduction to the Bootstrap, 1993, chapters 6 and 13.
 */
export function bootstrap(options: {
  units: number;
  statistic: (timesDrawn: readonly number[]) => number | null;
  replicates: number;
  seed: number;
}): BootstrapEstimate | null {
  const { units, statistic, replicates, seed } = options;
  const value = statistic(new Array<number>(units).fill(1));
  if (value === null) return null;
  const random = seededRandom(seed);
  const drawn = new Array<number>(units).fill(0);
  const found: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    drawn.fill(0);
    for (let draw = 0; draw < units; draw += 1) {
      const at = Math.floor(random() * units);
      drawn[at] = (drawn[at] ?? 0) + 1;
    }
    const replicateValue = statistic(drawn);
    if (replicateValue !== null) found.push(replicateValue);
  }
  if (found.length === 0) return { value, standardError: 0, low: value, high: value };
  found.sort((a, b) => a - b);
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  const squares = found.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    value,
    standardError: found.length > 1 ? Math.sqrt(squares / (found.length - 1)) : 0,
    low: Math.min(value, quantile(found, 0.025) ?? value),
    high: Math.max(value, quantile(found, 0.975) ?? value),
  };
}
