import type { Span, Trace } from '../../../lib/trace/trace-types';
import { passagesOf } from '../../../ui/trace/span-passages';
import type { SpanSelector } from '../formats';

/** Ids of the spans of a trace that any of the selectors describes. A selector describes a span when all it says holds. */
export function selectSpans(trace: Trace, selectors: readonly SpanSelector[]): Set<string> {
  return new Set(
    trace.spans.filter((span) => selectors.some((selector) => describes(selector, span))).map(({ id }) => id),
  );
}

function describes(selector: SpanSelector, span: Span): boolean {
  const { kind, name, tool, agent, status, contains } = selector;
  return (
    (kind === undefined || span.kind === kind) &&
    (name === undefined || span.name === name) &&
    (tool === undefined || span.toolName === tool) &&
    (agent === undefined || span.agentName === agent) &&
    (status === undefined || span.status === status) &&
    (contains === undefined || passagesOf(span).some(({ text }) => squeeze(text).includes(squeeze(contains))))
  );
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');
