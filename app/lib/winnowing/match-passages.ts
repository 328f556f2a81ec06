import type { Fingerprint } from './fingerprint';
import type { Token } from './token';

/** A part of a text, as offsets into it. */
export interface Span {
  start: number;
  end: number;
}

/** The same tokens in two texts. */
export interface Passage {
  tokens: number;
  a: Span;
  b: Span;
}

interface Run {
  a: number;
  b: number;
  length: number;
}

/** A fingerprint that stands in a text more often than this is looked at in so many places only. */
const MOST_PLACES = 16;

/**
 * The passages two texts share, longest first: each common fingerprint is widened to the longest run of equal tokens around it, and
 * runs are taken greedily, so that no token of either text is in two passages (the tiling of Wise, 1993, begun at fingerprints
 * instead of everywhere). Tokens are compared, not hashes: no passage is shorter than `noise` tokens and none is false.
 */
export function matchPassages({
  a,
  b,
  noise,
}: {
  a: { tokens: readonly Token[]; fingerprints: readonly Fingerprint[] };
  b: { tokens: readonly Token[]; fingerprints: readonly Fingerprint[] };
  noise: number;
}): Passage[] {
  const places = new Map<number, number[]>();
  for (const { hash, at } of b.fingerprints) places.set(hash, [...(places.get(hash) ?? []), at].slice(0, MOST_PLACES));
  const runs = new Map<string, Run>();
  for (const { hash, at } of a.fingerprints) {
    for (const other of places.get(hash) ?? []) {
      const run = widen(a.tokens, b.tokens, at, other);
      if (run.length >= noise) runs.set(`${run.a} ${run.b}`, run);
    }
  }
  return tile([...runs.values()], noise, a.tokens.length, b.tokens.length).map((run) => ({
    tokens: run.length,
    a: spanOf(a.tokens, run.a, run.length),
    b: spanOf(b.tokens, run.b, run.length),
  }));
}

/** The longest run of equal tokens that holds both places; empty when the tokens there differ. */
function widen(a: readonly Token[], b: readonly Token[], atA: number, atB: number): Run {
  const same = (step: number) => {
    const symbol = a[atA + step]?.symbol;
    return symbol !== undefined && symbol === b[atB + step]?.symbol;
  };
  let before = 0;
  while (same(-before - 1)) before += 1;
  let after = 0;
  while (same(after)) after += 1;
  return { a: atA - before, b: atB - before, length: before + after };
}

/** Longest first; what is left of a run beside longer ones still counts when it is long enough. */
function tile(runs: Run[], noise: number, sizeA: number, sizeB: number): Run[] {
  const usedA = new Uint8Array(sizeA);
  const usedB = new Uint8Array(sizeB);
  const taken: Run[] = [];
  const byLength = (x: Run, y: Run) => y.length - x.length || x.a - y.a || x.b - y.b;
  for (const run of runs.sort(byLength)) {
    for (const free of freeParts(run, usedA, usedB)) {
      if (free.length < noise) continue;
      usedA.fill(1, free.a, free.a + free.length);
      usedB.fill(1, free.b, free.b + free.length);
      taken.push(free);
    }
  }
  return taken.sort(byLength);
}

function freeParts(run: Run, usedA: Uint8Array, usedB: Uint8Array): Run[] {
  const parts: Run[] = [];
  let length = 0;
  for (let step = 0; step <= run.length; step += 1) {
    const free = step < run.length && !usedA[run.a + step] && !usedB[run.b + step];
    if (free) length += 1;
    else {
      if (length > 0) parts.push({ a: run.a + step - length, b: run.b + step - length, length });
      length = 0;
    }
  }
  return parts;
}

const spanOf = (tokens: readonly Token[], at: number, length: number): Span => ({
  start: tokens[at]?.start ?? 0,
  end: tokens[at + length - 1]?.end ?? 0,
});
