import { emptySpan } from '../../lib/trace/empty-span';
import type { Span, Trace } from '../../lib/trace/trace-types';
import type { JudgeCallRecord } from './judge-types';

/**
 * The judge's calls for one grading as a trace: one span per sample, in it one per HTTP call, with tokens, cost and what the model
 * wrote. What it was asked is left out: the prompt holds the exercise's hidden notes. Null without calls. Pure.
 */
export function traceOfJudge({ name, calls }: { name: string; calls: readonly JudgeCallRecord[] }): Trace | null {
  const [first] = [...calls].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  if (!first) return null;
  const samples = [...new Set(calls.map(({ sampleIndex }) => sampleIndex))].sort((a, b) => a - b);
  const root = emptySpan({
    id: 'judge',
    name,
    kind: 'evaluator',
    ...spanOfTime(calls),
    status: calls.some(({ outcome }) => outcome === 'ok') ? 'ok' : 'error',
    costUsd: sumOfCosts(calls),
    attributes: { 'assay.prompt_hash': first.promptHash },
  });
  const spans = samples.flatMap((sampleIndex) => {
    const own = calls.filter((call) => call.sampleIndex === sampleIndex);
    const sample = emptySpan({
      id: `sample-${sampleIndex}`,
      parentId: root.id,
      name: `sample ${sampleIndex + 1}`,
      kind: 'chain',
      ...spanOfTime(own),
      status: own.some(({ outcome }) => outcome === 'ok') ? 'ok' : 'error',
    });
    return [sample, ...own.map((call) => spanOfCall(call, sample.id))];
  });
  return {
    id: `judge ${first.startedAt}`,
    name,
    source: 'otlp',
    timing: 'recorded',
    attributes: {},
    // Where spans start together, the outer ones stand first.
    spans: [root, ...spans].sort((a, b) => a.startMs - b.startMs || depthOf(a) - depthOf(b)),
  };
}

function spanOfCall(call: JudgeCallRecord, parentId: string): Span {
  const worked = call.outcome === 'ok';
  const startMs = Date.parse(call.startedAt);
  return emptySpan({
    id: `${parentId}-call-${call.attempt}`,
    parentId,
    name: `chat ${call.model}`,
    kind: 'model',
    startMs,
    endMs: startMs + call.latencyMs,
    status: worked ? 'ok' : 'error',
    statusMessage: worked ? null : call.outcome,
    operation: 'chat',
    model: call.model,
    messages: {
      input: [],
      output: [
        {
          role: 'assistant',
          parts: [{ type: 'text', text: call.responseText }],
          ...(call.finishReason ? { finishReason: call.finishReason } : {}),
        },
      ],
    },
    tokens: {
      input: call.inputTokens,
      output: call.outputTokens,
      cacheRead: call.cachedInputTokens,
      cacheWrite: null,
      reasoning: null,
    },
    costUsd: call.costUsd,
    attributes: {
      'gen_ai.output.type': call.responseFormat,
      ...(call.requestId ? { 'gen_ai.response.id': call.requestId } : {}),
      ...(call.httpStatus === null ? {} : { 'http.response.status_code': call.httpStatus }),
    },
  });
}

const depthOf = ({ kind }: Span): number => ['evaluator', 'chain', 'model'].indexOf(kind);

const spanOfTime = (calls: readonly JudgeCallRecord[]) => ({
  startMs: Math.min(...calls.map(({ startedAt }) => Date.parse(startedAt))),
  endMs: Math.max(...calls.map(({ startedAt, latencyMs }) => Date.parse(startedAt) + latencyMs)),
});

/** US dollars; null when a call that was answered has no known price. */
function sumOfCosts(calls: readonly JudgeCallRecord[]): number | null {
  if (calls.some(({ costUsd, httpStatus }) => costUsd === null && httpStatus === 200)) return null;
  return calls.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
}
