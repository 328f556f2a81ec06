/**
 * Quantile of the F distribution: the value that a ratio of variances with `df1` and `df2` degrees of freedom stays below with
 * probability `p` in (0, 1). Found by bisection of the distribution function, which is a regularised incomplete beta function.
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  // The beta variable x = df1 F / (df1 F + df2) lies in (0, 1); F follows from it.
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && high - low > 1e-15; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, df1 / 2, df2 / 2) < p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (x * df2) / (df1 * (1 - x));
}

/**
 * Regularised incomplete beta function I_x(a, b) by its continued fraction, evaluated with Lentz's method (Abramowitz & Stegun,
 * Handbook of Mathematical Functions, 1964, 26.5.8; Thompson & Barnett, J. Comput. Phys. 64 (1986) 490-509).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean only; above it, the mirror image does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m <= 1_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return (Math.exp(logFront) * fraction) / a;
}

const nonZero = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value);

/** Natural logarithm of the gamma function of a positive number: Stirling's series after shifting the argument above 10. */
function logGamma(argument: number): number {
  let x = argument;
  let shift = 0;
  while (x < 10) {
    shift -= Math.log(x);
    x += 1;
  }
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / x;
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
