/**
 * Exponential, logarithm and powers from additions, multiplications and divisions alone. Those are exact to the bit by IEEE 754, while
 * Math.exp, Math.log and Math.pow differ in the last digit between JavaScript engines and their versions: with them the same seed
 * would give other results in a browser than on the server.
 */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LN2 = 0.6931471805599453;
export const LN10 = 2.302585092994046;

/** 1 / n!, and 1 / (2 n + 1): divisions are done once, they are slow. */
const INVERSE_FACTORIALS = new Float64Array(14).fill(1);
for (let n = 1; n < 14; n += 1) INVERSE_FACTORIALS[n] = (INVERSE_FACTORIALS[n - 1] as number) / n;
const INVERSE_ODDS = Float64Array.from({ length: 12 }, (_, n) => 1 / (2 * n + 1));

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Index of the word with sign and exponent: 1 where the low word comes first. */
const HIGH = (() => {
  float[0] = 1;
  return words[0] === 0 ? 1 : 0;
})();

/** Two to an integer power in [-1022, 1023]. */
function powerOfTwo(exponent: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (exponent + 1023) << 20;
  return float[0] as number;
}

/** e to the power of x: x = k ln 2 + r with |r| <= ln 2 / 2, and the Taylor series of r to the 13th degree. */
export function exactExp(x: number): number {
  if (x > 709) return Infinity;
  if (x < -708) return 0;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 0;
  for (let degree = 13; degree >= 0; degree -= 1) sum = sum * r + (INVERSE_FACTORIALS[degree] as number);
  return sum * powerOfTwo(k);
}

/** Natural logarithm of a normal positive number: x = m 2^k with m near 1, and ln m = 2 artanh((m - 1) / (m + 1)) as a series. */
export function exactLog(x: number): number {
  float[0] = x;
  const high = words[HIGH] as number;
  let k = ((high >>> 20) & 0x7ff) - 1023;
  words[HIGH] = (high & 0x000fffff) | (1023 << 20);
  let m = float[0];
  if (m > 1.4142135623730951) {
    m /= 2;
    k += 1;
  }
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let sum = 0;
  for (let term = 11; term >= 0; term -= 1) sum = sum * square + (INVERSE_ODDS[term] as number);
  return k * LN2_HIGH + (k * LN2_LOW + 2 * s * sum);
}

/** A number to a whole power, at least 0. */
export function wholePower(base: number, exponent: number): number {
  let product = 1;
  for (let at = 0; at < exponent; at += 1) product *= base;
  return product;
}
