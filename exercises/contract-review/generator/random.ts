/** Seeded random draws. A stream is named by a key, so that a draw added to one does not move the others. */

export interface Draw {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Whole number in [low, high]. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  /** Standard normal. */
  normal(): number;
  /** Exponential with this mean. */
  gap(mean: number): number;
  /** Lognormal with this median; `spread` is the standard deviation of its logarithm. */
  around(median: number, spread: number): number;
}

/** FNV-1a with a last shuffle of the bits. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** A stream that depends on nothing but its key: a counter put through an integer mixer. */
export function drawFrom(key: string): Draw {
  let counter = seedOf(key);
  const unit = (): number => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let bits = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 4_294_967_296;
  };
  // A sum of twelve uniforms: every JavaScript engine finds the same bits.
  const normal = (): number => Array.from({ length: 12 }, unit).reduce((sum, each) => sum + each, -6);
  return {
    unit,
    int: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (share) => unit() < share,
    normal,
    gap: (mean) => -mean * logOf(1 - unit()),
    around: (median, spread) => median * expOf(spread * normal()),
  };
}

/** Natural logarithm of x in (0, 1], by halving and the series of the inverse hyperbolic tangent. */
function logOf(x: number): number {
  let halvings = 0;
  let rest = x;
  while (rest < 0.7) {
    rest *= 2;
    halvings += 1;
  }
  const t = (rest - 1) / (rest + 1);
  let sum = 0;
  let power = t;
  for (let odd = 1; odd < 31; odd += 2) {
    sum += power / odd;
    power *= t * t;
  }
  return 2 * sum - halvings * 0.6931471805599453;
}

/** e to the power of a small x. */
function expOf(x: number): number {
  let sum = 1;
  let term = 1;
  for (let at = 1; at < 40; at += 1) {
    term *= x / at;
    sum += term;
  }
  return sum;
}

/** To so many significant digits, as a price list has them. */
export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));
