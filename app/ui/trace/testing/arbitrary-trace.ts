import fc from 'fast-check';
import { emptySpan } from '../../../lib/trace/empty-span';
import { SPAN_KINDS, type Span, type Trace } from '../../../lib/trace/trace-types';

/** A trace of these spans; those without a parent are roots. */
export const traceOf = (spans: Span[]): Trace => ({
  ...{ id: 't', name: 'a run', source: 'otlp', timing: 'recorded', attributes: {} },
  spans: [...spans].sort((a, b) => a.startMs - b.startMs),
});

/** A span with a place in time; everything else as wanted. */
export const spanOf = (id: string, more: Partial<Span> = {}): Span =>
  emptySpan({ id, name: id, kind: 'other', startMs: 0, endMs: 1, ...more });

/** Traces as an import leaves them: unique ids, parents that exist and come first, ends after starts. */
export const arbitraryTrace: fc.Arbitrary<Trace> = fc
  .array(
    fc.record({
      up: fc.nat(),
      root: fc.boolean(),
      start: fc.nat(50),
      length: fc.nat(20),
      kind: fc.constantFrom(...SPAN_KINDS),
      failed: fc.boolean(),
      input: fc.option(fc.nat(1000)),
      output: fc.option(fc.nat(1000)),
      tool: fc.option(fc.constantFrom('find', 'send')),
      text: fc.option(fc.constantFrom('Alpha beta', 'beta\nbeta', 'gamma')),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((records) => {
    const spans: Span[] = [];
    records.forEach((record, at) => {
      const parent = at === 0 || record.root ? undefined : spans[record.up % at];
      const startMs = (parent?.startMs ?? 1_000) + record.start;
      const texts =
        record.text === null ? [] : [{ role: 'user', parts: [{ type: 'text' as const, text: record.text }] }];
      spans.push(
        spanOf(`s${at}`, {
          ...{ parentId: parent?.id ?? null, startMs, endMs: startMs + record.length, kind: record.kind },
          ...{ status: record.failed ? 'error' : 'unset', toolName: record.tool },
          tokens: { input: record.input, output: record.output, cacheRead: null, cacheWrite: null, reasoning: null },
          messages: { input: texts, output: [] },
        }),
      );
    });
    return traceOf(spans);
  });
