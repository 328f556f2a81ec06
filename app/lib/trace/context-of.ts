import type { Message, Span, Trace } from './trace-types';

/**
 * Everything a model call had in its context, in order: for spans with `contextFrom`, the context and output of the earlier calls
 * it builds on come first. Messages are shared with the trace, not copied.
 */
export function contextOf(trace: Trace, span: Span): Message[] {
  const byId = new Map(trace.spans.map((each) => [each.id, each]));
  const chain: Span[] = [];
  for (let at = span.contextFrom; at !== null; at = byId.get(at)?.contextFrom ?? null) {
    const earlier = byId.get(at);
    if (earlier) chain.push(earlier);
  }
  const before = chain.reverse().flatMap(({ messages }) => [...messages.input, ...messages.output]);
  return [...before, ...span.messages.input];
}
