import type { Json } from '../json';
import { AttributeBag } from './attribute-bag';
import { carried } from './carry-attributes';
import { OTEL_KINDS } from './read-otlp-span';
import { writeNanos } from './otlp-time';
import { writeAttributes } from './otlp-values';
import { guardText } from './parse-json';
import { isInterpreted } from './read-span-fields';
import { kindOf } from './span-kind';
import type { JsonObject, Span } from './trace-types';
import { writeDocument, writeMessage, writeToolDefinition } from './write-message';

const STATUS = { unset: 0, ok: 1, error: 2 } as const;

/** One span of an OTLP document. `spanIds` gives the ids on the wire. */
export function writeOtlpSpan({
  span,
  traceId,
  spanIds,
}: {
  span: Span;
  traceId: string;
  spanIds: Map<string, string>;
}): JsonObject {
  const spanId = spanIds.get(span.id) ?? '';
  const { 'otel.span.kind': kind, ...others } = span.attributes;
  const number = OTEL_KINDS.findIndex((name) => name === kind);
  // An error type makes an importer see a failed span.
  const means = (key: string) => isInterpreted(key) || (key === 'error.type' && span.status !== 'error');
  const attributes = {
    ...conventional(span),
    ...carried(number > 1 ? others : span.attributes, means),
    ...(span.id === spanId ? {} : { 'assay.span.id': span.id }),
    ...(span.contextFrom === null ? {} : { 'assay.context_from': span.contextFrom }),
  };
  const understood = kindOf(new AttributeBag(Object.entries(attributes)), span);
  const stated: JsonObject = understood === span.kind ? {} : { 'assay.span.kind': span.kind };
  return {
    traceId,
    spanId,
    ...(span.parentId === null ? {} : { parentSpanId: spanIds.get(span.parentId) ?? '' }),
    name: span.name,
    kind: number > 1 ? number : 1,
    startTimeUnixNano: writeNanos(span.startMs),
    endTimeUnixNano: writeNanos(span.endMs),
    attributes: writeAttributes({ ...attributes, ...stated }),
    ...(span.events.length === 0 ? {} : { events: span.events.map(writeEvent) }),
    ...(span.links.length === 0
      ? {}
      : { links: span.links.map((link) => ({ ...link, attributes: writeAttributes(link.attributes) })) }),
    status: {
      ...(span.status === 'unset' ? {} : { code: STATUS[span.status] }),
      ...(span.statusMessage === null ? {} : { message: span.statusMessage }),
    },
  };
}

const writeEvent = ({ name, timeMs, attributes }: Span['events'][number]): JsonObject => ({
  name,
  timeUnixNano: writeNanos(timeMs),
  attributes: writeAttributes(attributes),
});

/** The fields under the keys of the current conventions; structured ones as JSON text, which every tool reads. */
function conventional(span: Span): JsonObject {
  const { messages, tokens } = span;
  const isTool = span.kind === 'tool';
  const isQuery = span.kind === 'retrieval' && typeof span.input === 'string';
  const inputKey = isTool ? 'gen_ai.tool.call.arguments' : isQuery ? 'gen_ai.retrieval.query.text' : 'input.value';
  const fields: [string, Json][] = [
    ['gen_ai.operation.name', span.operation],
    ['gen_ai.agent.name', span.agentName],
    ['gen_ai.provider.name', span.provider],
    ['gen_ai.request.model', span.requestedModel ?? span.model],
    ['gen_ai.response.model', span.requestedModel === null ? null : span.model],
    ['gen_ai.tool.name', span.toolName],
    ['gen_ai.tool.call.id', span.toolCallId],
    [inputKey, text(span.input)],
    [isTool ? 'gen_ai.tool.call.result' : 'output.value', text(span.output)],
    ['gen_ai.input.messages', listText(messages.input.map(writeMessage))],
    ['gen_ai.output.messages', listText(messages.output.map(writeMessage))],
    ['gen_ai.tool.definitions', listText(span.tools.map(writeToolDefinition))],
    ['gen_ai.retrieval.documents', listText(span.documents.map(writeDocument))],
    ['gen_ai.usage.input_tokens', tokens.input],
    ['gen_ai.usage.output_tokens', tokens.output],
    ['gen_ai.usage.cache_read.input_tokens', tokens.cacheRead],
    ['gen_ai.usage.cache_creation.input_tokens', tokens.cacheWrite],
    ['gen_ai.usage.reasoning.output_tokens', tokens.reasoning],
    ['gen_ai.usage.cost', span.costUsd],
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== null));
}

const listText = (list: JsonObject[]): Json => (list.length === 0 ? null : JSON.stringify(list));

function text(value: Json): Json {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : guardText(value);
}
