import type { Span, Trace } from '../../../lib/trace/trace-types';

/** The spans of a trace with the relations that scoring asks for. Built once per trace. */
export interface SpanMap {
  trace: Trace;
  byId: ReadonlyMap<string, Span>;
  /** Children in the order of the trace, by parent id. */
  children: ReadonlyMap<string, Span[]>;
  /** Spans beneath a span, itself included. */
  size(id: string): number;
  startMs: number;
  endMs: number;
}

/** Relations of a trace's spans; linear in their number. */
export function mapSpans(trace: Trace): SpanMap {
  const byId = new Map(trace.spans.map((span) => [span.id, span]));
  const children = new Map<string, Span[]>();
  for (const span of trace.spans) {
    if (span.parentId === null) continue;
    const siblings = children.get(span.parentId);
    if (siblings) siblings.push(span);
    else children.set(span.parentId, [span]);
  }
  const sizes = new Map<string, number>();
  const size = (id: string): number => {
    const known = sizes.get(id);
    if (known !== undefined) return known;
    const sum = (children.get(id) ?? []).reduce((all, child) => all + size(child.id), 1);
    sizes.set(id, sum);
    return sum;
  };
  const startMs = trace.spans.reduce((least, span) => Math.min(least, span.startMs), Infinity);
  const endMs = trace.spans.reduce((most, span) => Math.max(most, span.endMs), -Infinity);
  return { trace, byId, children, size, startMs, endMs };
}

/** Ancestors of a span, its parent first. */
export function ancestorsOf(map: SpanMap, id: string): Span[] {
  const found: Span[] = [];
  for (let at = map.byId.get(id)?.parentId ?? null; at !== null; at = map.byId.get(at)?.parentId ?? null) {
    const span = map.byId.get(at);
    if (!span) break;
    found.push(span);
  }
  return found;
}
