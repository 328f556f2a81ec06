/** Seeded random draws. Every draw is named by a key, so adding one draw does not move the others. */

/** 32-bit hash of a text (FNV-1a, then a final avalanche), used to name independent streams. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export interface Draw {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Whole number in [low, high]. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  /** Standard normal, by the sum of twelve uniforms. */
  normal(): number;
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
  const int = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    int,
    chance: (share) => unit() < share,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error(`nothing to pick from (${key})`);
      return item;
    },
    shuffle: (items) => {
      const copy = [...items];
      for (let at = copy.length - 1; at > 0; at -= 1) {
        const other = int(0, at);
        [copy[at], copy[other]] = [copy[other] as never, copy[at] as never];
      }
      return copy;
    },
    normal: () => {
      let sum = -6;
      for (let at = 0; at < 12; at += 1) sum += unit();
      return sum;
    },
  };
}
