/** Seeded draws. Every part of the data uses its own stream, named by a key, so that one more draw here moves nothing there. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** FNV-1a over the UTF-16 units of the key, as an unsigned 32-bit number. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) {
    value ^= key.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** A generator whose whole sequence follows from `key`. Mixing step: mulberry32 (public domain, T. Ettinger). */
export function createRandom(key: string): Random {
  let state = hash(key);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[int(0, list.length - 1)];
      if (chosen === undefined) throw new Error(`cannot pick from an empty list (${key})`);
      return chosen;
    },
    shuffled: <T>(list: readonly T[]): T[] =>
      list
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}

export type Audience = 'public' | 'hidden';

/**
 * Picks wordings. Of every bank the last two fifths are held out: public rows never show them, hidden rows show them more
 * often than not, so that an evaluator keyed on the exact wordings it has seen does not carry over.
 */
export interface Voice {
  random: Random;
  say(bank: readonly string[]): string;
}

export function createVoice(random: Random, audience: Audience): Voice {
  return {
    random,
    say(bank) {
      const shown = Math.max(1, Math.ceil(bank.length * 0.6));
      const heldOut = bank.slice(shown);
      if (audience === 'hidden' && heldOut.length > 0 && random.chance(0.55)) return random.pick(heldOut);
      return random.pick(bank.slice(0, shown));
    },
  };
}
