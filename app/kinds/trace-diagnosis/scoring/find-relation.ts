import type { Message, Span } from '../../../lib/trace/trace-types';
import type { SpanMap } from './span-map';
import { ADJACENT } from './thresholds';

/**
 * How a span stands to another one it is next to, in words ("the turn that asked for this call"), or null when it is not next to it:
 * parent, child, neighbouring sibling, the model turn that issued the call or received its result, and the reverse of these. A span
 * that holds more than a quarter of the trace is next to nothing, or the root span would be next to everything.
 */
export function findRelation(map: SpanMap, id: string, cause: string): string | null {
  const span = map.byId.get(id);
  const truth = map.byId.get(cause);
  if (!span || !truth || id === cause) return null;
  const most = ADJACENT.mostOfTrace * map.trace.spans.length;
  if (map.size(id) > most) return null;
  if (truth.parentId === id) return 'the span around it';
  if (span.parentId === cause && map.size(cause) <= most) return 'a span within it';

  const [asked, answered] = [callIds(truth, 'asks'), callIds(truth, 'reads')];
  if (callOf(span) !== null && asked.has(callOf(span) ?? '')) return 'the call it made';
  if (callOf(span) !== null && answered.has(callOf(span) ?? '')) return 'the call whose result it read';
  const own = callOf(truth);
  if (own !== null && callIds(span, 'asks').has(own)) return 'the turn that made the call';
  if (own !== null && callIds(span, 'reads').has(own)) return 'the turn that read its result';

  if (span.parentId === null || span.parentId !== truth.parentId) return null;
  const siblings = map.children.get(span.parentId) ?? [];
  const distance = siblings.indexOf(span) - siblings.indexOf(truth);
  if (distance === -1) return 'the step just before it';
  if (distance === 1) return 'the step just after it';
  return null;
}

const callOf = (span: Span): string | null => (span.kind === 'model' ? null : span.toolCallId);

/** Ids of the tool calls a model turn asks for, or whose results came in with it. */
function callIds(span: Span, what: 'asks' | 'reads'): Set<string> {
  if (span.kind !== 'model') return new Set();
  const messages: Message[] = what === 'asks' ? span.messages.output : newest(span.messages.input);
  const type = what === 'asks' ? 'tool-call' : 'tool-result';
  return new Set(
    messages
      .flatMap(({ parts }) => parts)
      .flatMap((part) => (part.type === type && 'id' in part && part.id !== null ? [part.id] : [])),
  );
}

/** Messages that came in since the last answer of the model: earlier results were read in earlier turns. */
function newest(messages: Message[]): Message[] {
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  return messages.slice(last + 1);
}
