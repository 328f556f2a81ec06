/** Seeded random draws. Every stream is named by a key, so adding one draw does not move the others. */

/** 32-bit hash of a text (FNV-1a, then an avalanche), used to name independent streams. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

export interface Draw {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Whole number in [low, high]. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  /** Standard normal, by the sum of twelve uniforms: the same in every JavaScript engine. */
  normal(): number;
  /** An item with the chance its weight says. */
  weighted<T>(items: readonly { item: T; weight: number }[]): T;
}

/** A stream of draws that depends on nothing but its key. */
export function drawFrom(key: string): Draw {
  let state = hashText(key);
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const draw: Draw = {
    unit,
    int: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (share) => unit() < share,
    normal: () => {
      let sum = -6;
      for (let at = 0; at < 12; at += 1) sum += unit();
      return sum;
    },
    weighted: (items) => {
      let left = unit() * items.reduce((sum, { weight }) => sum + weight, 0);
      for (const { item, weight } of items) {
        left -= weight;
        if (left < 0) return item;
      }
      const last = items.at(-1);
      if (!last) throw new Error(`nothing to draw from (${key})`);
      return last.item;
    },
  };
  return draw;
}
