import type { Span, Trace } from '../../lib/trace/trace-types';
import { sumUp, type Totals } from './sum-up';

/** A trace in reading order (parents before children, siblings by start), with everything rows need worked out once. */
export interface TraceIndex {
  trace: Trace;
  /** A span's place in this list is its row number. */
  spans: Span[];
  rowOf: Map<string, number>;
  /** Row of the parent, -1 for roots. */
  parent: Int32Array;
  depth: Int32Array;
  /** Row after the last descendant: a span's subtree is the rows from its own up to this one. */
  end: Int32Array;
  /** Position among the siblings from 0, and how many siblings there are, for screen readers. */
  position: Int32Array;
  siblings: Int32Array;
  /** Failed spans in the subtree, the span itself included. */
  errors: Int32Array;
  /** Tokens and cost of subtrees. */
  totals: Totals;
  /** First start and last end, in the trace's own time. `endMs` is always later. */
  startMs: number;
  endMs: number;
  /** Rows of model calls in the order they began. */
  modelRows: number[];
}

/** Works out the index: linear in the number of spans, without recursion. */
export function indexTrace(trace: Trace): TraceIndex {
  const { order, parentOf } = readingOrder(trace.spans);
  const count = order.length;
  const spans = order.map((at) => trace.spans[at] as Span);
  const rowAt = new Int32Array(count);
  order.forEach((at, row) => (rowAt[at] = row));
  const parent = Int32Array.from(order, (at) => (parentOf[at] === -1 ? -1 : (rowAt[parentOf[at] as number] as number)));
  const depth = new Int32Array(count);
  const position = new Int32Array(count);
  const childCount = new Int32Array(count + 1);
  for (let row = 0; row < count; row += 1) {
    const above = parent[row] as number;
    depth[row] = above === -1 ? 0 : (depth[above] as number) + 1;
    // The last cell counts the roots.
    const family = above === -1 ? count : above;
    position[row] = childCount[family] as number;
    childCount[family] = (childCount[family] as number) + 1;
  }
  const end = Int32Array.from(order, (_at, row) => row + 1);
  const errors = Int32Array.from(spans, ({ status }) => (status === 'error' ? 1 : 0));
  for (let row = count - 1; row >= 0; row -= 1) {
    const above = parent[row] as number;
    if (above === -1) continue;
    end[above] = Math.max(end[above] as number, end[row] as number);
    errors[above] = (errors[above] as number) + (errors[row] as number);
  }
  let [startMs, endMs] = [Infinity, -Infinity];
  for (const span of spans) {
    startMs = Math.min(startMs, span.startMs);
    endMs = Math.max(endMs, span.endMs);
  }
  return {
    ...{ trace, spans, parent, depth, end, position, errors, startMs },
    siblings: Int32Array.from(parent, (above) => childCount[above === -1 ? count : above] as number),
    rowOf: new Map(spans.map(({ id }, row) => [id, row])),
    totals: sumUp(spans, parent),
    endMs: Math.max(endMs, startMs + 0.001),
    modelRows: [...spans.keys()].filter((row) => spans[row]?.kind === 'model').sort(byStart(spans)),
  };
}

/** Compares rows by start, then by reading order. */
export function byStart(spans: readonly Span[]): (a: number, b: number) => number {
  return (a, b) => (spans[a] as Span).startMs - (spans[b] as Span).startMs || a - b;
}

/** Places in `spans`, parents before children; children keep their order. */
function readingOrder(spans: readonly Span[]): { order: number[]; parentOf: Int32Array } {
  const placeOf = new Map(spans.map(({ id }, at) => [id, at]));
  const parentOf = Int32Array.from(spans, ({ parentId }) => (parentId === null ? -1 : (placeOf.get(parentId) ?? -1)));
  const children = new Map<number, number[]>();
  parentOf.forEach((above, at) => {
    const family = children.get(above);
    if (family) family.push(at);
    else children.set(above, [at]);
  });
  const order: number[] = [];
  const open = [...(children.get(-1) ?? [])].reverse();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    order.push(at);
    const inside = children.get(at) ?? [];
    for (let last = inside.length - 1; last >= 0; last -= 1) open.push(inside[last] as number);
  }
  return { order, parentOf };
}
