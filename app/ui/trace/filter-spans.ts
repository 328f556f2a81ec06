import type { Span, SpanKind } from '../../lib/trace/trace-types';
import type { TraceFilter } from './trace-viewer-types';

export const NO_FILTER: TraceFilter = { kinds: [], tools: [], agents: [], errorsOnly: false };

/** How many conditions are set. */
export const filterCount = (filter: TraceFilter): number =>
  filter.kinds.length + filter.tools.length + filter.agents.length + (filter.errorsOnly ? 1 : 0);

/** Whether a span fits: any of the values of each list that is not empty, and all conditions. */
export function fitsFilter(span: Span, filter: TraceFilter): boolean {
  const fits = <T>(list: readonly T[], value: T | null) =>
    list.length === 0 || (value !== null && list.includes(value));
  return (
    fits(filter.kinds, span.kind) &&
    fits(filter.tools, span.toolName) &&
    fits(filter.agents, span.agentName) &&
    (!filter.errorsOnly || span.status === 'error')
  );
}

/** What can be chosen in a trace, most frequent first, with the number of spans. */
export interface FilterChoices {
  kinds: [SpanKind, number][];
  tools: [string, number][];
  agents: [string, number][];
  errors: number;
}

/** Counts the choices of a trace. */
export function filterChoices(spans: readonly Span[]): FilterChoices {
  const count = <T extends string>(valueOf: (span: Span) => T | null): [T, number][] => {
    const counts = new Map<T, number>();
    for (const span of spans) {
      const value = valueOf(span);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  return {
    kinds: count((span) => span.kind),
    tools: count((span) => span.toolName),
    agents: count((span) => span.agentName),
    errors: spans.filter(({ status }) => status === 'error').length,
  };
}
