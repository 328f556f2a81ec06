/**
 * Percentile of sorted numbers, linear between the two nearest (Hyndman and Fan 1996, type 7; the default of R and NumPy). `share` in
 * [0, 1]; null for no numbers.
 */
export function sortedPercentile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

/** 97.5th percentiles of Student's t for 1 to 29 degrees of freedom; 1.96 beyond. */
const T975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045,
];

/**
 * Mean of independent replications with its 95 % interval, mean +/- t s / sqrt(n) (Law, Simulation Modeling and Analysis, 9.5). Both
 * ends are the mean for one value. null when any replication has no value.
 */
export function estimate(values: readonly (number | null)[]): { value: number; low: number; high: number } | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || known.length < values.length) return null;
  const value = known.reduce((sum, each) => sum + each, 0) / known.length;
  if (known.length === 1) return { value, low: value, high: value };
  const variance = known.reduce((sum, each) => sum + (each - value) * (each - value), 0) / (known.length - 1);
  const half = (T975[known.length - 2] ?? 1.96) * Math.sqrt(variance / known.length);
  return { value, low: value - half, high: value + half };
}
