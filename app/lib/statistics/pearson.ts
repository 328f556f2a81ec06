import { NORMAL_95 } from './wilson';

export interface Correlation {
  /** In [-1, 1]. */
  value: number;
  n: number;
  /** 95 % interval; null with fewer than four pairs, where it has no meaning. */
  low: number | null;
  high: number | null;
}

/**
 * Pearson's correlation of pairs with the 95 % interval of Fisher's z transformation (Fisher, Metron 1 (1921) 3-32). With a variable
 * that takes two values only it is the point-biserial correlation. Null when there are fewer than two pairs or one side does not vary.
 */
export function pearson(pairs: readonly (readonly [number, number])[]): Correlation | null {
  const n = pairs.length;
  if (n < 2) return null;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let [squaresX, squaresY, products] = [0, 0, 0];
  for (const [x, y] of pairs) {
    squaresX += (x - meanX) ** 2;
    squaresY += (y - meanY) ** 2;
    products += (x - meanX) * (y - meanY);
  }
  // Values that differ by rounding only do not vary.
  if (squaresX <= n * (1e-9 * Math.max(1, Math.abs(meanX))) ** 2) return null;
  if (squaresY <= n * (1e-9 * Math.max(1, Math.abs(meanY))) ** 2) return null;
  const value = Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY)));
  if (n < 4) return { value, n, low: null, high: null };
  if (Math.abs(value) === 1) return { value, n, low: value, high: value };
  const half = NORMAL_95 / Math.sqrt(n - 3);
  return { value, n, low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half) };
}
