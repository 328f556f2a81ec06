import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json';
import { exportOtlp } from './export-otlp';
import { importTrace } from './import-trace';
import type { JsonObject, Trace } from './trace-types';

const otlp = (spans: Json[]) => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const id = (number: number) => number.toString(16).padStart(16, '0');
const span = (number: number, more: JsonObject = {}): JsonObject => ({
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: id(number),
  name: `span ${number}`,
  startTimeUnixNano: `${number}000000`,
  endTimeUnixNano: `${number + 1}000000`,
  ...more,
});
const importSpans = (...spans: Json[]) => {
  const result = importTrace(otlp(spans));
  if (!result.ok) throw new Error(result.error.message);
  return { ...result, trace: result.traces[0] as Trace };
};

/** Every promise that `Trace` and `Span` make. */
function expectSound(trace: Trace): void {
  const byId = new Map(trace.spans.map((each) => [each.id, each]));
  expect(byId.size).toBe(trace.spans.length);
  for (const each of trace.spans) {
    expect(each.endMs).toBeGreaterThanOrEqual(each.startMs);
    const ancestors = new Set<string>();
    for (let at = each.parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
      expect(ancestors.has(at) || !byId.has(at)).toBe(false);
      ancestors.add(at);
    }
  }
}

const KEYS = [
  ...['resourceSpans', 'scopeSpans', 'spans', 'attributes', 'key', 'value', 'stringValue', 'kvlistValue', 'arrayValue'],
  ...['values', 'traceId', 'spanId', 'parentSpanId', 'name', 'status', 'code', 'events', 'links', 'startTimeUnixNano'],
  ...['messages', 'role', 'content', 'parts', 'type', 'tool_calls', 'function', 'arguments', 'traj', 'history', 'id'],
  ...[
    'choices',
    'message',
    'request',
    'response',
    'tools',
    'usage',
    'resourceLogs',
    'body',
    '__proto__',
    'constructor',
  ],
];
const WORDS = ['user', 'assistant', 'tool', 'text', 'tool_call', 'tool_result', '{"a":[', '-1', '99999999999999999999'];
const { value: odd } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.oneof(fc.constantFrom<Json>(null, true, -1, 0, 1e308, ...WORDS, ...KEYS), fc.string()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 6 }).map(Object.fromEntries<Json>),
  ),
}));

describe('import of odd input', () => {
  it('never throws, and what it makes of it is sound and stays the same through an export', () => {
    const shaped = fc.oneof(
      odd,
      odd.map((value): Json => ({ resourceSpans: [{ scopeSpans: [{ spans: [value] }] }] })),
      fc.array(odd).map((values): Json => ({ messages: [{ role: 'user', content: 'hi' }, ...values] })),
      fc
        .array(fc.tuple(fc.constantFrom(...KEYS), odd))
        .map((entries): Json => [{ role: 'tool', ...Object.fromEntries(entries) }]),
      fc.array(odd).map((history): Json => ({ history })),
      fc
        .array(
          fc.tuple(fc.constantFrom('gen_ai.prompt.0.role', 'gen_ai.input.messages', 'llm.tools', 'input.value'), odd),
        )
        .map((entries): Json => ({
          resourceSpans: [{ scopeSpans: [{ spans: [span(1, { attributes: Object.fromEntries(entries) })] }] }],
        })),
    );
    fc.assert(
      fc.property(shaped, (value) => {
        const result = importTrace(JSON.stringify(value));
        if (!result.ok) {
          expect(result.error.message).not.toBe('');
          return;
        }
        result.traces.forEach(expectSound);
        const again = importTrace(JSON.stringify(exportOtlp(result.traces)));
        expect(again).toMatchObject({ ok: true });
        if (again.ok) expect(again.traces).toEqual(result.traces);
      }),
      { numRuns: 600 },
    );
  }, 30_000);

  it('never throws on text of any kind, and always names a place', () => {
    const cut = fc.tuple(fc.constant(otlp([span(1), span(2)])), fc.nat(400)).map(([text, at]) => text.slice(0, at));
    fc.assert(
      fc.property(fc.oneof(fc.string(), cut, fc.json()), (text) => {
        const result = importTrace(text);
        if (!result.ok) expect(result.error.place).toMatch(/^(line \d+|\[|the |\w)/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', 'the file is empty', 'line 1, column 1'],
    ['{\n  "a": [1,\n  2,,]\n}', 'not JSON: expected a value, found ","', 'line 3, column 5'],
    ['{"a": 1', 'not JSON: the text ends where "," or "}" should be', 'line 1, column 8'],
    ['{"a": "b\n"}', 'not JSON: a control character inside a text must be escaped', 'line 1, column 9'],
    [
      '{"role":"user","content":"a"}\n{"role":}\n{"role":"user"}',
      'not JSON: expected a value, found "}"',
      'line 2, column 9',
    ],
    ['[]', 'no trace format is recognised: the list is empty; known are', 'the whole file'],
    ['{"resourceSpans": []}', 'the file holds no span', 'the document'],
    [`${'['.repeat(100_000)}`, 'not JSON: nested more than 500 levels deep', 'line 1, column 501'],
  ])('answers %j with one error and its place', (text, message, place) => {
    const result = importTrace(text);
    expect(result).toMatchObject({ ok: false, error: { place } });
    if (!result.ok) expect(result.error.message.startsWith(message)).toBe(true);
  });

  it('reads a file with a byte order mark, and JSONL whose last line was cut off', () => {
    const line = otlp([span(1)]);
    expect(importTrace(`\uFEFF${line}`)).toMatchObject({ ok: true, format: 'otlp' });
    expect(importTrace(`${line}\n${otlp([span(2)])}\n${line.slice(0, 40)}`)).toMatchObject({
      ok: true,
      traces: [{ spans: [{ name: 'span 1' }, { name: 'span 2' }] }],
      notes: [{ why: 'the last line is cut off; left out', first: 'line 3, column 35' }],
    });
  });
});

describe('odd spans', () => {
  it('cuts a circle of parents at the span that starts first', () => {
    const { trace, notes } = importSpans(
      span(5, { parentSpanId: id(3) }),
      span(2, { parentSpanId: id(5) }),
      span(3, { parentSpanId: id(2) }),
      span(9, { parentSpanId: id(3) }),
      span(7, { parentSpanId: id(7) }),
    );
    expectSound(trace);
    expect(
      trace.spans.map(({ id: own, parentId }) => [Number(own), parentId === null ? null : Number(parentId)]),
    ).toEqual([
      [2, null],
      [3, 2],
      [5, 3],
      [7, null],
      [9, 3],
    ]);
    expect(trace.spans[0]?.attributes).toEqual({ 'otlp.parent_span_id': id(5) });
    expect(notes).toMatchObject([{ why: 'it is its own ancestor; the circle is cut here', count: 2 }]);
  });

  it('makes roots of spans whose parent is elsewhere, and keeps the id of that parent', () => {
    const { trace, notes } = importSpans(span(1, { parentSpanId: id(77) }));
    expect(trace.spans[0]).toMatchObject({ parentId: null, attributes: { 'otlp.parent_span_id': id(77) } });
    expect(notes).toMatchObject([
      { path: 'resourceSpans[].scopeSpans[].spans[]', first: 'resourceSpans[0].scopeSpans[0].spans[0]' },
    ]);
  });

  it('drops a span that was sent twice and renames another one with the same id', () => {
    const { trace, notes } = importSpans(
      span(1),
      span(1),
      span(1, { name: 'other' }),
      span(2, { parentSpanId: id(1) }),
    );
    expect(trace.spans.map((each) => [each.id, each.name, each.parentId])).toEqual([
      [id(1), 'span 1', null],
      [`${id(1)}~2`, 'other', null],
      [id(2), 'span 2', id(1)],
    ]);
    expect(notes.map(({ why }) => why)).toEqual([
      'the same span is recorded twice; the second is dropped',
      'another span has the same id; renamed',
    ]);
  });

  it.each<[string, JsonObject, [number, number], string | undefined]>([
    [
      'numbers',
      { startTimeUnixNano: 1544712660000000000, endTimeUnixNano: 1544712661000000000 },
      [1544712660000, 1544712661000],
      undefined,
    ],
    [
      'two halves',
      { startTimeUnixNano: { low: 1000000, high: 0 }, endTimeUnixNano: { low: 0, high: 1 } },
      [1, 4294.967],
      undefined,
    ],
    [
      'an end before the start',
      { startTimeUnixNano: '5000000', endTimeUnixNano: '4000000' },
      [5, 5],
      'the span ends before it starts; its duration is set to 0',
    ],
    [
      'no end yet',
      { startTimeUnixNano: '5000000', endTimeUnixNano: '0' },
      [5, 5],
      'the span was not finished; its duration is set to 0',
    ],
    ['negative times', { startTimeUnixNano: '-5', endTimeUnixNano: '1000000' }, [1, 1], 'no time that can be used'],
    [
      'times beyond all bounds',
      { startTimeUnixNano: 1e300, endTimeUnixNano: '18446744073709551615' },
      [0, 0],
      'no time that can be used',
    ],
  ])('reads %s', (_name, times, [startMs, endMs], why) => {
    const { trace, notes } = importSpans(span(1, times));
    expect(trace.spans[0]).toMatchObject({ startMs, endMs });
    expect(notes[0]?.why).toBe(why);
  });

  it('reads ids in base64, in capitals and of any other form', () => {
    const { trace } = importSpans(
      span(1, { traceId: 'CvdlGRbNQ92ESOshHIAxnA==', spanId: 'APBnqgupArc=' }),
      span(2, { traceId: '0AF7651916CD43DD8448EB211C80319C', parentSpanId: '00F067AA0BA902B7', spanId: 'step two' }),
    );
    expect(trace.id).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(trace.spans.map((each) => [each.id, each.parentId])).toEqual([
      ['00f067aa0ba902b7', null],
      ['step two', '00f067aa0ba902b7'],
    ]);
  });

  it('keeps numbers that a number cannot hold as text, bytes as base64, and unknown fields as attributes', () => {
    const { trace, notes } = importSpans(
      span(1, {
        attributes: [
          { key: 'big', value: { intValue: '9223372036854775807' } },
          { key: 'raw', value: { bytesValue: 'AAEC' } },
          { key: 'nan', value: { doubleValue: 'NaN' } },
          { key: 'plain', value: 'no OTLP value' },
        ],
        traceState: 'a=b',
        colour: 'red',
      }),
    );
    expect(trace.spans[0]?.attributes).toEqual({
      ...{ big: '9223372036854775807', raw: { bytesValue: 'AAEC' }, nan: 'NaN', plain: 'no OTLP value' },
      ...{ 'otlp.traceState': 'a=b', 'otlp.colour': 'red' },
    });
    expect(notes.map(({ path, why }) => `${path.split('.').pop()}: ${why}`)).toEqual(
      ['attributes: not an OTLP value; kept as it is', 'colour: no such field in OTLP; kept as an attribute'].map(
        (line) => line.replace('attributes', 'plain'),
      ),
    );
  });

  it('groups spans by trace whatever batch and order they come in', () => {
    const other = '1af7651916cd43dd8448eb211c80319c';
    const { traces } = importSpans(span(3), span(4, { traceId: other }), span(1));
    expect(traces.map((trace) => trace.spans.map((each) => each.name))).toEqual([['span 1', 'span 3'], ['span 4']]);
  });

  it('counts notes of one kind together and stops collecting at two hundred kinds', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field_${index}`, index + 1]));
    const { notes } = importSpans(span(1, many), span(2, many));
    expect(notes).toHaveLength(201);
    expect(notes[0]).toMatchObject({ count: 2 });
    expect(notes[200]).toMatchObject({ path: '(other places)', count: 1600 });
  });

  it('takes time in proportion to the number of spans, however they hang together', () => {
    const spans = (size: number) =>
      otlp(Array.from({ length: size }, (_, index) => span(index + 1, { parentSpanId: id(((index + 1) % size) + 1) })));
    const small = spans(2_000);
    const large = spans(20_000);
    const timeOf = (text: string) => {
      const began = performance.now();
      expect(importTrace(text)).toMatchObject({ ok: true });
      return performance.now() - began;
    };
    timeOf(small);
    // Ten times the spans: a quadratic step would take a hundred times as long.
    expect(timeOf(large)).toBeLessThan(40 * Math.max(timeOf(small), 5));
  }, 30_000);
});
