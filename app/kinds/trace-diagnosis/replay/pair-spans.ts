import type { Span, Trace } from '../../../lib/trace/trace-types';

/** Spans of two runs that do the same; null where one has no counterpart. */
export interface RunPair {
  recorded: string | null;
  patched: string | null;
}

/**
 * Two runs side by side, span by span. `steps` says which model turns and attempts did the same; spans between those (agents, calls,
 * messages of the user, and steps that differ) go together when they have the same kind, name and agent, in order. Every span of both
 * runs appears once, in the order of its run.
 */
export function pairSpans(recorded: Trace, patched: Trace, steps: readonly RunPair[]): RunPair[] {
  const [left, right] = [recorded.spans, patched.spans];
  const pairs: RunPair[] = [];
  let [l, r] = [0, 0];
  for (const [a, b] of [...anchors(left, right, steps), [left.length, right.length] as const]) {
    pairs.push(...pairGap(left.slice(l, a), right.slice(r, b)));
    const [x, y] = [left[a], right[b]];
    if (x && y) pairs.push({ recorded: x.id, patched: y.id });
    [l, r] = [a + 1, b + 1];
  }
  return pairs;
}

/** Positions of matched steps, rising in both runs: parallel calls may have started in another order. */
function anchors(left: readonly Span[], right: readonly Span[], steps: readonly RunPair[]): [number, number][] {
  const [leftAt, rightAt] = [left, right].map((spans) => new Map(spans.map(({ id }, at) => [id, at])));
  const found: [number, number][] = [];
  for (const { recorded, patched } of steps) {
    if (recorded === null || patched === null) continue;
    const [a, b] = [leftAt?.get(recorded), rightAt?.get(patched)];
    const last = found.at(-1) ?? [-1, -1];
    if (a !== undefined && b !== undefined && a > last[0] && b > last[1]) found.push([a, b]);
  }
  return found;
}

/** Spans between two anchors: those that look alike go together in order, the rest stands alone. */
function pairGap(left: readonly Span[], right: readonly Span[]): RunPair[] {
  const look = ({ kind, name, agentName }: Span) => `${kind} ${name} ${agentName ?? ''}`;
  const pairs: RunPair[] = [];
  let [l, r] = [0, 0];
  for (const [a, b] of [...commonSubsequence(left.map(look), right.map(look)), [left.length, right.length] as const]) {
    pairs.push(...left.slice(l, a).map(({ id }) => ({ recorded: id, patched: null })));
    pairs.push(...right.slice(r, b).map(({ id }) => ({ recorded: null, patched: id })));
    const [x, y] = [left[a], right[b]];
    if (x && y) pairs.push({ recorded: x.id, patched: y.id });
    [l, r] = [a + 1, b + 1];
  }
  return pairs;
}

/** Index pairs of a longest common subsequence, by the usual table: time and memory are the product of the lengths. */
function commonSubsequence(left: readonly string[], right: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  const at = (a: number, b: number) => lengths[a]?.[b] ?? 0;
  for (let a = left.length - 1; a >= 0; a -= 1) {
    const row = lengths[a];
    if (!row) continue;
    for (let b = right.length - 1; b >= 0; b -= 1) {
      row[b] = left[a] === right[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const found: [number, number][] = [];
  for (let a = 0, b = 0; a < left.length && b < right.length;) {
    if (left[a] === right[b]) found.push([a++, b++]);
    else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  return found;
}
