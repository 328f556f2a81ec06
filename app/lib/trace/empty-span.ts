import type { Span } from './trace-types';

/** A span of which only the identity is known: every other field says "the source said nothing". Times are milliseconds. */
export function emptySpan(known: Pick<Span, 'id' | 'name' | 'kind' | 'startMs' | 'endMs'> & Partial<Span>): Span {
  const { id, name, kind, startMs, endMs, ...others } = known;
  return {
    id,
    parentId: null,
    name,
    kind,
    startMs,
    endMs,
    status: 'unset',
    statusMessage: null,
    operation: null,
    agentName: null,
    provider: null,
    model: null,
    requestedModel: null,
    toolName: null,
    toolCallId: null,
    input: null,
    output: null,
    messages: { input: [], output: [] },
    contextFrom: null,
    tools: [],
    documents: [],
    tokens: { input: null, output: null, cacheRead: null, cacheWrite: null, reasoning: null },
    costUsd: null,
    attributes: {},
    events: [],
    links: [],
    ...others,
  };
}
