import type { Token } from './token';

/** How much must be the same to be found. */
export interface Grain {
  /** k: nothing shorter than this many tokens is ever found. */
  noise: number;
  /** w: everything of at least w + k - 1 tokens is found. */
  window: number;
}

/** A chosen run of `noise` tokens: its hash, and the index of its first token. */
export interface Fingerprint {
  hash: number;
  at: number;
}

const BASE = 0x01000193;

/**
 * Hashes of all runs of `noise` tokens, in order, 32 bits each; none for a shorter text. A polynomial hash modulo 2^32 that rolls
 * from each run to the next (Karp & Rabin, IBM J. Res. Dev. 31 (1987) 249-260), mixed at the end so that small values are as likely
 * for any run: the choice of the smallest must not prefer some words.
 */
export function hashRuns(tokens: readonly Token[], noise: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, tokens.length - noise + 1));
  const values = Uint32Array.from(tokens, ({ symbol }) => hashSymbol(symbol));
  let leaving = 1;
  for (let power = 1; power < noise; power += 1) leaving = Math.imul(leaving, BASE);
  let rolling = 0;
  for (let end = 0; end < values.length; end += 1) {
    if (end >= noise) rolling = (rolling - Math.imul(values[end - noise] ?? 0, leaving)) | 0;
    rolling = (Math.imul(rolling, BASE) + (values[end] ?? 0)) | 0;
    if (end >= noise - 1) hashes[end - noise + 1] = mix(rolling);
  }
  return hashes;
}

/**
 * Winnowing (Schleimer, Wilkerson & Aiken, Winnowing: local algorithms for document fingerprinting, SIGMOD 2003): of every `window`
 * runs in a row, the one with the smallest hash, the rightmost of equals. Runs whose hash is in `given` are what everybody was
 * handed; they are never chosen. So two texts that share `window + noise - 1` tokens in a row, not all of them given, have a
 * fingerprint in common there. A text too short for one window gives its smallest run.
 */
export function winnow({
  hashes,
  window,
  given,
}: {
  hashes: Uint32Array;
  window: number;
  given?: ReadonlySet<number>;
}): Fingerprint[] {
  const chosen: Fingerprint[] = [];
  const size = Math.min(window, hashes.length);
  let least = -1;
  for (let last = size - 1; last < hashes.length && size > 0; last += 1) {
    const first = last - size + 1;
    if (least < first) {
      least = leastOf(hashes, first, last, given);
    } else if (!given?.has(hashes[last] ?? 0) && (hashes[last] ?? 0) <= (hashes[least] ?? 0)) least = last;
    if (least >= first && chosen.at(-1)?.at !== least) chosen.push({ hash: hashes[least] ?? 0, at: least });
  }
  return chosen;
}

/** Index of the smallest hash that was not given, the rightmost of equals; -1 when all were given. */
function leastOf(hashes: Uint32Array, first: number, last: number, given?: ReadonlySet<number>): number {
  let least = -1;
  for (let at = first; at <= last; at += 1) {
    const hash = hashes[at] ?? 0;
    if (!given?.has(hash) && (least < 0 || hash <= (hashes[least] ?? 0))) least = at;
  }
  return least;
}

/** FNV-1a over UTF-16 units. */
function hashSymbol(symbol: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < symbol.length; at += 1) hash = Math.imul(hash ^ symbol.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The finishing steps of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
