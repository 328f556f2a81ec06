/** The 97.5 % quantile of the standard normal distribution: 95 % two-sided intervals. */
export const NORMAL_95 = 1.959963984540054;

/**
 * A proportion with Wilson's 95 % score interval: `successes` of `n`, both non-negative integers. Stays inside [0, 1] and behaves
 * at 0 and n, where the textbook interval collapses. Returns null for n = 0. Source: Wilson, JASA 22 (1927) 209-212, without
 * continuity correction (method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872).
 */
export function wilsonInterval(successes: number, n: number): { value: number; low: number; high: number } | null {
  if (n === 0) return null;
  const z2 = NORMAL_95 ** 2;
  const value = successes / n;
  const centre = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = (NORMAL_95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  return {
    value,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  };
}
