/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * Uniform numbers in [0, 1) that depend on the seed (any integer; its low 32 bits count) and nothing else, so that every
 * bootstrap can be repeated to the bit. The generator is Mulberry32 (T. Ettinger, public domain): a Weyl sequence through a 32-bit
 * mixing function, period 2^32, ample for resampling and unfit for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
