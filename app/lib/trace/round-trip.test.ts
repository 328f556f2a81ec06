import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json';
import { emptySpan } from './empty-span';
import { exportOtlp } from './export-otlp';
import type { DraftSpan } from './finish-trace';
import { finishTrace } from './finish-trace';
import { ImportReport } from './import-report';
import { importTrace } from './import-trace';
import type { JsonObject, Message, MessagePart, Span, Trace } from './trace-types';
import { SPAN_KINDS, TRACE_FORMATS } from './trace-types';

/** Keys that readers look at, to show that an attribute of that name comes back as the attribute it was. */
const SPEAKING_KEYS = [
  ...['gen_ai.system', 'gen_ai.input.messages', 'gen_ai.prompt.0.content', 'gen_ai.usage.input_tokens', 'input.value'],
  ...['gen_ai.operation.name', 'gen_ai.request.model', 'llm.input_messages.0.message.role', 'llm.model_name'],
  ...['openinference.span.kind', 'traceloop.span.kind', 'traceloop.entity.name', 'error.type', 'tool.name'],
  ...['assay.span.kind', 'assay.attributes', 'assay.span.id', 'assay.trace.name', 'otel.span.kind', '__proto__', ''],
];

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('{}', '[1]', '"quoted"', ' {"a": 1}', '[not json', '12345678901234567890', 'client', 'LLM', '\u2028'),
);
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
/** A payload: also text that looks like JSON, which must come back as text. */
const payload = fc.oneof(json, text);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const attributes = fc
  .array(fc.tuple(fc.oneof(text, fc.constantFrom(...SPEAKING_KEYS)), json), { maxLength: 4 })
  .map((entries): JsonObject => Object.fromEntries(entries));
/** What a message or part says besides: nothing that has a field of its own, and no nulls. */
const rest = fc
  .dictionary(fc.string({ maxLength: 6 }), json, { maxKeys: 2, noNullPrototype: true })
  .map((object) => Object.entries(object).filter(([key, value]) => value !== null && !RESERVED.has(key)))
  .map((entries) => (entries.length > 0 ? { rest: Object.fromEntries(entries) as JsonObject } : {}));
const RESERVED = new Set(['type', 'id', 'name', 'role', 'parts', 'text', 'args', 'input', 'output', 'result', 'score']);

const part: fc.Arbitrary<MessagePart> = fc.oneof(
  fc.record({ type: fc.constantFrom('text' as const, 'reasoning' as const), text: fc.string() }),
  fc.record({ type: fc.constant('tool-call' as const), id: orNull(text), name: text, arguments: payload }),
  fc.record({ type: fc.constant('tool-result' as const), id: orNull(text), result: payload }),
  fc.record({ type: fc.constant('other' as const), value: fc.record({ type: fc.constant('uri'), uri: fc.string() }) }),
);
const restedPart = fc
  .tuple(part, rest)
  .map(([given, more]) => (given.type === 'other' ? given : { ...given, ...more }));
const message: fc.Arbitrary<Message> = fc
  .tuple(
    fc.record(
      {
        role: fc.constantFrom('system', 'user', 'assistant', 'tool', 'critic'),
        parts: fc.array(restedPart, { maxLength: 3 }),
        name: text,
        finishReason: text,
      },
      { requiredKeys: ['role', 'parts'] },
    ),
    rest,
  )
  .map(([given, more]) => ({ ...given, ...more }));

const count = orNull(fc.nat());
const micros = fc.integer({ min: 0, max: 4_000_000_000_000_000 }).map((value) => value / 1000);
const spanId = fc.oneof(
  text,
  fc.constantFrom('00f067aa0ba902b7', '0000000000000001', '0000000000000000', 'AAAAAAAAAAE='),
);
const models = fc.constantFrom<[string | null, string | null]>([null, null], ['a-1', null], ['a-1', 'a-0']);

const fields: fc.Arbitrary<Partial<Span>> = fc
  .record({
    status: fc.constantFrom('unset' as const, 'ok' as const, 'error' as const),
    ...{ statusMessage: orNull(text), operation: orNull(text), agentName: orNull(text), provider: orNull(text) },
    ...{ toolName: orNull(text), toolCallId: orNull(text), input: payload, output: payload },
    messages: fc.record({ input: fc.array(message, { maxLength: 2 }), output: fc.array(message, { maxLength: 2 }) }),
    tools: fc.array(
      fc
        .tuple(fc.record({ name: text, description: orNull(fc.string()), parameters: payload }), rest)
        .map(([tool, more]) => ({ ...tool, ...more })),
      { maxLength: 2 },
    ),
    documents: fc.array(
      fc
        .tuple(fc.record({ id: orNull(text), score: orNull(fc.integer()), content: orNull(text) }), rest)
        .map(([document, more]) => ({ ...document, ...more })),
      { maxLength: 2 },
    ),
    tokens: fc.record({ input: count, output: count, cacheRead: count, cacheWrite: count, reasoning: count }),
    costUsd: orNull(fc.double({ min: 0, max: 1e6, noNaN: true }).map((cost) => cost + 0)),
    attributes,
    events: fc.array(fc.record({ name: fc.string(), timeMs: micros, attributes }), { maxLength: 2 }),
    links: fc.array(fc.record({ traceId: text, spanId: text, attributes }), { maxLength: 1 }),
  })
  .filter(({ links }) => links.every((link) => !/^(0x)?0*$/.test(link.traceId) && !/^(0x)?0*$/.test(link.spanId)));

const draft = fc
  .record({
    ...{ fields, models, id: spanId, kind: fc.constantFrom(...SPAN_KINDS), name: fc.string(), parent: fc.nat(8) },
    ...{ startMs: micros, endMs: micros, context: fc.nat(8) },
  })
  .map(({ fields: given, models: [model, requestedModel], id, kind, name, parent, startMs, endMs, context }) => ({
    span: emptySpan({
      id,
      name,
      kind,
      startMs: 0,
      endMs: 0,
      ...given,
      model,
      requestedModel,
      contextFrom: `${context}`,
    }),
    ...{ parent, startMs, endMs },
  }));

const trace: fc.Arbitrary<Trace> = fc
  .record({
    ...{ id: text, name: orNull(fc.string()), source: fc.constantFrom(...TRACE_FORMATS), attributes },
    timing: fc.constantFrom('recorded' as const, 'sequence' as const),
    drafts: fc.array(draft, { minLength: 1, maxLength: 6 }),
  })
  .map(({ drafts, ...given }) => {
    const all = drafts.map(({ span, parent, startMs, endMs }, index): DraftSpan => {
      const contextFrom = drafts[Number(span.contextFrom)]?.span.id ?? null;
      const own = { ...span, contextFrom };
      return { span: own, sourceId: `${index}`, sourceParentId: `${parent}`, startMs, endMs, place: '' };
    });
    return finishTrace({ ...given, drafts: all, report: new ImportReport() });
  });

const spansOf = (batch: JsonObject) => (batch.scopeSpans as { spans: JsonObject[] }[]).flatMap(({ spans }) => spans);

const reread = (traces: Trace[]) => {
  const result = importTrace(JSON.stringify(exportOtlp(traces)));
  if (!result.ok) throw new Error(`${result.error.message} at ${result.error.place}`);
  return result;
};

describe('OTLP export and import', () => {
  it('give back the same trace, whatever it holds', () => {
    fc.assert(
      fc.property(trace, (given) => {
        expect(reread([given]).traces).toEqual([given]);
      }),
      { numRuns: 250 },
    );
  }, 30_000);

  it('give back several traces, in their order, with nothing to note', () => {
    fc.assert(
      fc.property(fc.uniqueArray(trace, { selector: ({ id }) => id, minLength: 2, maxLength: 3 }), (given) => {
        expect(reread(given)).toMatchObject({ traces: given, notes: [] });
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('carry only ids and times that OTLP allows', () => {
    fc.assert(
      fc.property(trace, (given) => {
        const spans = exportOtlp([given]).resourceSpans.flatMap(spansOf);
        expect(spans).toHaveLength(given.spans.length);
        for (const span of spans) {
          expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
          expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
          if (span.parentSpanId !== undefined) expect(spans.map((each) => each.spanId)).toContain(span.parentSpanId);
          expect(span.startTimeUnixNano).toMatch(/^\d+$/);
          expect(BigInt(String(span.endTimeUnixNano))).toBeGreaterThanOrEqual(BigInt(String(span.startTimeUnixNano)));
        }
        expect(new Set(spans.map((span) => span.spanId)).size).toBe(spans.length);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
