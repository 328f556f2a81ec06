import type { Json } from '../../../lib/json';
import type { Span, Trace } from '../../../lib/trace/trace-types';
import type { RecordedStep } from '../engine/replay-types.ts';
import { attemptKey, modelKey, questionKey, retrievalKey } from '../engine/step-key.ts';
import type { JsonObject, ToolErrorCode } from '../engine/world-types.ts';

/**
 * The recording that a trace of a world's run holds, for replaying it: model turns, attempts of tool calls, retrievals and
 * questions to the user, in the order in which the harness made them. Only for traces that the engine wrote.
 */
export function recordingOfTrace(trace: Trace): RecordedStep[] {
  const children = new Map<string, Span[]>();
  for (const span of trace.spans) {
    if (span.parentId === null) continue;
    const siblings = children.get(span.parentId);
    if (siblings) siblings.push(span);
    else children.set(span.parentId, [span]);
  }
  const calls = new Set(trace.spans.filter(({ kind }) => kind === 'tool').map(({ id }) => id));
  return trace.spans.flatMap((span) => {
    if (span.kind === 'model') return [modelStep(span)];
    if (span.kind === 'tool') return stepsOfCall(span, children.get(span.id) ?? []);
    const isQuestion = span.kind === 'user' && span.agentName !== null;
    // The confirmation of a call was taken with the call.
    return isQuestion && !calls.has(span.parentId ?? '') ? [questionStep(span)] : [];
  });
}

type SpokenPart = Parameters<typeof modelKey>[1][number];

function modelStep(span: Span): RecordedStep {
  const parts = span.messages.output
    .flatMap((message) => message.parts)
    .flatMap((part): SpokenPart[] => {
      if (part.type === 'text') return [{ text: part.text }];
      return part.type === 'tool-call' ? [{ name: part.name, args: objectOf(part.arguments) }] : [];
    });
  return step(span, modelKey(span.agentName ?? '', parts), null);
}

function stepsOfCall(call: Span, children: Span[]): RecordedStep[] {
  let attempt = 0;
  return children.map((child) => {
    if (child.kind === 'user') return questionStep(child);
    if (child.kind === 'retrieval') return retrievalStep(call, child);
    attempt += 1;
    const header = child.attributes['http.request.header.idempotency-key'];
    const key = attemptKey({
      agent: call.agentName ?? '',
      tool: call.toolName ?? '',
      args: objectOf(call.input),
      attempt,
      idempotencyKey: Array.isArray(header) && typeof header[0] === 'string' ? header[0] : null,
    });
    return step(child, key, child.status === 'error' ? (child.statusMessage ?? '') : call.output);
  });
}

function retrievalStep(call: Span, span: Span): RecordedStep {
  const { attributes } = span;
  const key = retrievalKey({
    agent: span.agentName ?? '',
    retriever: call.toolName ?? '',
    args: objectOf(call.input),
    filters: objectOf(attributes['retrieval.filters'] ?? null),
    topK: Number(attributes['retrieval.top_k']),
    minScore: Number(attributes['retrieval.min_score']),
  });
  if (span.status === 'error') return step(span, key, span.statusMessage ?? '');
  const documents = span.documents.map(({ id, score, content, rest }): Json => ({
    id,
    score,
    title: rest?.title ?? '',
    text: content ?? '',
    metadata: rest?.metadata ?? {},
  }));
  const candidates = attributes['retrieval.candidates'] ?? 0;
  const removed = attributes['retrieval.removed_by_filters'] ?? 0;
  return step(span, key, { documents, candidates, removed });
}

function questionStep(span: Span): RecordedStep {
  const key = questionKey(span.agentName ?? '', String(span.input));
  if (span.attributes['user.answered'] === false) return { ...step(span, key, null), status: 'timeout' };
  return step(span, key, span.output);
}

function step(span: Span, key: string, result: Json): RecordedStep {
  const failure = span.status === 'error' ? span.attributes['error.type'] : undefined;
  return {
    key,
    spanId: span.id,
    status: typeof failure === 'string' ? (failure as ToolErrorCode) : 'ok',
    result,
    // Whole microseconds, as the engine counts; the difference of two epoch times is not.
    latencyMs: Math.round((span.endMs - span.startMs) * 1000) / 1000,
  };
}

/** Arguments or filters, which readers hand over as an object or as the JSON text of one. */
function objectOf(value: Json): JsonObject {
  if (typeof value === 'string' && value.startsWith('{')) return objectOf(JSON.parse(value) as Json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
