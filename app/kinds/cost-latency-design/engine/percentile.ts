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

/**
 * Percentiles as `sortedPercentile` gives them, of numbers in any order, without sorting all of them: selection by partition (Hoare
 * 1961, algorithm 65: FIND). `shares` rise. Reorders `values`; nulls for no numbers.
 */
export function selectPercentiles(values: Float64Array, shares: readonly number[]): (number | null)[] {
  const last = values.length - 1;
  if (last < 0) return shares.map(() => null);
  let from = 0;
  return shares.map((share) => {
    const place = share * last;
    const below = Math.floor(place);
    // What lies before the place of the last share is no larger than anything after it.
    select(values, below, from, last);
    from = below;
    const low = values[below] as number;
    if (below === last) return low;
    let high = Infinity;
    for (let at = below + 1; at <= last; at += 1) if ((values[at] as number) < high) high = values[at] as number;
    return low + (place - below) * (high - low);
  });
}

/** Puts at `place` what sorting would put there, nothing larger before it and nothing smaller after it. */
function select(values: Float64Array, place: number, first: number, last: number): void {
  let [left, right] = [first, last];
  while (left < right) {
    const pivot = values[(left + right) >> 1] as number;
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] as number) < pivot) low += 1;
      while ((values[high] as number) > pivot) high -= 1;
      if (low > high) break;
      const swapped = values[low] as number;
      values[low] = values[high] as number;
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (place <= high) right = high;
    else if (place >= low) left = low;
    else return;
  }
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
