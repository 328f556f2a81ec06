import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../lib/trace/trace-types';
import { design } from '../design';
import { arbitraryDesign, arbitraryEvents, arbitraryTraffic, roughCatalogue } from '../testing/arbitrary-design';
import { answer, plainCalls, plainCatalogue, plainDesign, plainModel, run } from '../testing/plain-world';
import type { SimulationOptions } from './simulation-types';
import { traceOfCall } from './trace-of-call';

function traces(options: Parameters<typeof run>[0] & { catalogue: SimulationOptions['catalogue'] }): Trace[] {
  const { traces: all } = run(options);
  return all.map((trace) => traceOfCall({ trace, design: options.design, catalogue: options.catalogue }));
}

const names = (trace: Trace | undefined) => trace?.spans.map(({ name }) => name);

describe('the trace of a simulated call', () => {
  test('is a tree in order of time whose requests cost what the call costs, whatever happened', () => {
    const catalogue = roughCatalogue();
    const anything = { design: arbitraryDesign, traffic: arbitraryTraffic, events: arbitraryEvents, seed: fc.nat() };
    fc.assert(
      fc.property(fc.record(anything), (options) => {
        for (const trace of traces({ ...options, catalogue, traceCalls: [0, 1, 2, 5, 10, 20, 40, 80, 160, 299] })) {
          const [root, ...parts] = trace.spans;
          expect(new Set(trace.spans.map(({ id }) => id)).size).toBe(trace.spans.length);
          const seen = new Set<string | null>([null]);
          for (const span of trace.spans) {
            expect(seen.has(span.parentId)).toBe(true);
            expect(span.endMs).toBeGreaterThanOrEqual(span.startMs);
            seen.add(span.id);
          }
          const paid = parts.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
          expect(paid).toBeCloseTo(root?.costUsd ?? NaN, 10);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('shows a single request as its stage, with tokens, price and first token', () => {
    const catalogue = plainCatalogue();
    const [trace] = traces({
      catalogue,
      design: plainDesign([answer({ promptCaching: true })]),
      traffic: plainCalls([500], () => ({ prefixKey: 'p', prefixTokens: 400 })),
      traceCalls: [0],
    });
    expect(names(trace)).toEqual(['Call 1', 'answer']);
    expect(trace?.spans[1]).toMatchObject({
      kind: 'model',
      model: 'plain',
      provider: 'north',
      startMs: 500,
      endMs: 700,
      status: 'ok',
      tokens: { input: 1_000, output: 100, cacheRead: 0, cacheWrite: 400 },
      events: [{ name: 'first token', timeMs: 600 }],
      attributes: { role: 'first attempt', answer: 'right' },
    });
    expect(trace?.spans[0]?.costUsd).toBeCloseTo((600 * 1 + 400 * 1.25 + 100 * 2) / 1e6, 12);
  });

  test('shows attempts, their errors and the fallback beneath the stage', () => {
    const catalogue = plainCatalogue();
    const stage = answer({ retry: { limit: 1, backoffMs: 100 }, fallbackModels: ['spare'] });
    const [trace] = traces({
      catalogue,
      design: plainDesign([stage]),
      traffic: plainCalls([0]),
      events: [{ type: 'outage', fromMs: 0, toMs: 10_000, provider: 'north', mode: 'error', share: 1, slowdown: 1 }],
      traceCalls: [0],
    });
    expect(names(trace)).toEqual(['Call 1', 'answer', 'plain, first attempt', 'plain, retry', 'spare, fallback']);
    expect(trace?.spans.map(({ status }) => status)).toEqual(['ok', 'ok', 'error', 'error', 'ok']);
    expect(trace?.spans.slice(2).every(({ parentId }) => parentId === 'answer')).toBe(true);
  });

  test('shows the time in line', () => {
    const catalogue = plainCatalogue({ models: [plainModel({ concurrency: 1 })] });
    const [trace] = traces({
      catalogue,
      design: plainDesign([answer()]),
      traffic: plainCalls([0, 50]),
      traceCalls: [1],
    });
    expect(trace?.spans[2]).toMatchObject({ name: 'waiting in line', parentId: 'answer', startMs: 50, endMs: 200 });
  });

  test('says what a stage found: a cache hit, passages, a branch', () => {
    const catalogue = plainCatalogue();
    const parsed = design.parse({
      schemaVersion: 1,
      stages: [
        { type: 'exact-cache', id: 'cache', ttlSeconds: 60 },
        {
          type: 'route-by-difficulty',
          id: 'route',
          classifier: 'classifier',
          branches: [{ below: 0.4, stages: [answer({ id: 'easy' })] }],
          otherwise: { stages: [answer({ id: 'hard' })] },
        },
      ],
    });
    const [first, second] = traces({
      catalogue,
      design: parsed,
      traffic: plainCalls([0, 5_000], () => ({ repeatKey: 'q' })),
      traceCalls: [0, 1],
    });
    expect(names(first)).toEqual(['Call 1', 'cache', 'route', 'hard']);
    expect(first?.spans[2]?.attributes).toMatchObject({ branch: 2, estimatedDifficulty: 0.5 });
    expect(second?.spans[1]).toMatchObject({ kind: 'memory', attributes: { hit: true, answer: 'right' } });
  });
});
