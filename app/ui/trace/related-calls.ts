import { stableStringify } from '../../lib/json';
import type { Span } from '../../lib/trace/trace-types';
import { byStart, type TraceIndex } from './index-trace';

/** Which model call asked for which tool span, both ways. */
export interface RelatedCalls {
  /** Row of the model call that asked for a tool span. */
  askedBy: Map<number, number>;
  /** Rows of the tool spans that carried out a model call's requests, in the order of its message parts. */
  carriedOut: Map<number, number[]>;
}

const known = new WeakMap<TraceIndex, RelatedCalls>();

/**
 * Matches tool spans with the requests of model calls before them: by call id where there is one, else by tool name and arguments.
 * A request is used once unless its id is repeated, as a retry does. Worked out once per index.
 */
export function relatedCalls(index: TraceIndex): RelatedCalls {
  const found = known.get(index) ?? relate(index);
  known.set(index, found);
  return found;
}

function relate({ spans }: TraceIndex): RelatedCalls {
  const related: RelatedCalls = { askedBy: new Map(), carriedOut: new Map() };
  const byId = new Map<string, number>();
  const byContent = new Map<string, number[]>();
  for (const row of [...spans.keys()].sort(byStart(spans))) {
    const span = spans[row] as Span;
    if (span.kind === 'model') {
      for (const part of span.messages.output.flatMap(({ parts }) => parts)) {
        if (part.type !== 'tool-call') continue;
        if (part.id !== null) byId.set(part.id, row);
        const key = contentKey(part.name, part.arguments);
        const same = byContent.get(key);
        if (same) same.push(row);
        else byContent.set(key, [row]);
      }
    } else if (span.toolName !== null) {
      const id = span.toolCallId;
      const asker =
        (id === null ? undefined : byId.get(id)) ?? byContent.get(contentKey(span.toolName, span.input))?.shift();
      if (asker === undefined) continue;
      related.askedBy.set(row, asker);
      const done = related.carriedOut.get(asker);
      if (done) done.push(row);
      else related.carriedOut.set(asker, [row]);
    }
  }
  return related;
}

const contentKey = (name: string, input: Span['input']): string => `${name}\n${stableStringify(input)}`;

/** Row of the model call in whose answer a span was decided: the one that asked for it, else the last one before it. */
export function decidedBy(index: TraceIndex, row: number): number | null {
  const span = index.spans[row] as Span;
  if (span.kind === 'model') return row;
  const before = (other: number) => (index.spans[other] as Span).startMs <= span.startMs && other < row;
  return relatedCalls(index).askedBy.get(row) ?? index.modelRows.findLast(before) ?? null;
}
