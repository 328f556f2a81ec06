import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stableStringify } from '../../../lib/json';
import { findDesignProblems } from '../design-problems';
import { arbitraryDesign, arbitraryEvents, arbitraryTraffic, roughCatalogue } from '../testing/arbitrary-design';
import {
  answer,
  metric,
  plainCalls,
  plainCatalogue,
  plainDesign,
  plainModel,
  poissonTimes,
  run,
} from '../testing/plain-world';
import type { SimulationResult } from './simulation-types';

const catalogue = roughCatalogue();
const value = (group: SimulationResult['all'], name: keyof SimulationResult['all']['metrics']) =>
  group.metrics[name]?.value ?? 0;
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
const anything = fc.record({
  design: arbitraryDesign,
  traffic: arbitraryTraffic,
  events: arbitraryEvents,
  seed: fc.nat(),
});

describe('whatever the design, the traffic and the events', () => {
  test('the design is one that may run', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        expect(findDesignProblems(design, catalogue)).toEqual([]);
      }),
    );
  });

  test('the same seed gives the same bytes', () => {
    fc.assert(
      fc.property(anything, (options) => {
        expect(stableStringify(run({ ...options, catalogue }))).toBe(stableStringify(run({ ...options, catalogue })));
      }),
      { numRuns: 40 },
    );
  });

  test('no call is lost and none is counted twice', () => {
    fc.assert(
      fc.property(anything, (options) => {
        const result = run({ ...options, catalogue });
        if (result.calls === 0) return;
        for (const group of [result.all, ...result.slices, ...result.risks]) {
          if (group.calls === 0) continue;
          const parts = ['right-share', 'wrong-share', 'abstained-share', 'failed-share'] as const;
          expect(sum(parts.map((part) => value(group, part)))).toBeCloseTo(1, 9);
          const wrong = ['invented-share', 'stale-share', 'mismatched-share', 'truncated-share'] as const;
          expect(sum(wrong.map((part) => value(group, part)))).toBeLessThanOrEqual(value(group, 'wrong-share') + 1e-9);
        }
        expect(sum(result.slices.map(({ calls }) => calls))).toBe(result.calls);
        expect(sum(result.risks.map(({ calls }) => calls))).toBe(result.calls);
        expect(sum(result.timeline.arrivals)).toBe(result.calls);
        expect(sum(result.difficulty.map(({ calls }) => calls))).toBe(result.calls);
        expect(sum(result.histogram.map(({ calls }) => calls))).toBeLessThanOrEqual(result.calls);
      }),
    );
  });

  test('cost is the sum of its stages, of its slices and of its moments', () => {
    fc.assert(
      fc.property(anything, (options) => {
        const result = run({ ...options, catalogue });
        const total = result.cost.perCallUsd.value * result.calls;
        expect(sum(result.cost.stages.map(({ usdPerCall }) => usdPerCall * result.calls))).toBeCloseTo(total, 8);
        expect(sum(result.slices.map((slice) => value(slice, 'cost-per-call') * slice.calls))).toBeCloseTo(total, 8);
        expect(sum(result.timeline.usd)).toBeCloseTo(total, 8);
      }),
    );
  });

  test('times are in order in every trace, and all calls cost what the traffic costs', () => {
    fc.assert(
      fc.property(anything, (options) => {
        // More than any traffic here has: those of bursts come on top.
        const traceCalls = Array.from({ length: 20_000 }, (_, at) => at);
        const result = run({ ...options, catalogue, traceCalls });
        for (const trace of result.traces) {
          const [whole, ...parts] = trace.spans;
          expect(whole && whole.endMs >= whole.startMs).toBe(true);
          for (const part of parts) {
            expect(part.endMs).toBeGreaterThanOrEqual(part.startMs);
            expect(part.startMs).toBeGreaterThanOrEqual(whole?.startMs ?? Infinity);
          }
        }
        const traced = sum(result.traces.map(({ costUsd }) => costUsd));
        expect(result.traces.length).toBe(result.calls);
        expect(traced).toBeCloseTo(result.cost.perCallUsd.value * result.calls, 8);
      }),
      { numRuns: 40 },
    );
  });

  test('a warm-up takes calls out of the measure, not out of the simulation', () => {
    fc.assert(
      fc.property(anything, (options) => {
        const result = run({ ...options, catalogue, warmUpMs: 30_000 });
        expect(result.calls).toBeLessThanOrEqual(run({ ...options, catalogue }).calls);
        expect(sum(result.cost.stages.map(({ usdPerCall }) => usdPerCall))).toBeCloseTo(
          result.cost.perCallUsd.value,
          8,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('more of a good thing never hurts', () => {
  const times = poissonTimes(400, 60, 5);
  const measure = (change: Parameters<typeof plainModel>[0], seed: number) => {
    const models = [plainModel({ firstToken: { medianMs: 100, p95Ms: 400 }, ...change })];
    return run({
      catalogue: plainCatalogue({ models }),
      design: plainDesign([answer()]),
      traffic: plainCalls(times),
      seed,
    });
  };

  test('more places shorten the wait, at every percentile', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (places, more, seed) => {
        const few = measure({ concurrency: places }, seed);
        const many = measure({ concurrency: places + more }, seed);
        for (const name of ['latency-mean', 'latency-p50', 'latency-p95', 'latency-p99'] as const) {
          expect(metric(many, name)).toBeLessThanOrEqual(metric(few, name) + 1e-6);
        }
        expect(many.resources[0]?.maxWaitMs).toBeLessThanOrEqual((few.resources[0]?.maxWaitMs ?? 0) + 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test('a higher rate limit shortens the wait', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 1_500 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.nat(),
        (limit, more, seed) => {
          const limits = { burstSeconds: 0, maxQueueMs: 1e12 };
          const few = measure({ limits: { ...limits, requestsPerMinute: limit } }, seed);
          const many = measure({ limits: { ...limits, requestsPerMinute: limit + more } }, seed);
          expect(metric(many, 'latency-mean')).toBeLessThanOrEqual(metric(few, 'latency-mean') + 1e-6);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a better model is right wherever a worse one is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (right, seed) => {
        const worse = measure({ quality: [{ x: 0, y: right }] }, seed);
        const better = measure({ quality: [{ x: 0, y: Math.min(1, right + 0.1) }] }, seed);
        expect(metric(better, 'right-share')).toBeGreaterThanOrEqual(metric(worse, 'right-share'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the edges', () => {
  test('no traffic: nothing is measured and nothing divides by it', () => {
    fc.assert(
      fc.property(arbitraryDesign, (design) => {
        const result = run({ design, catalogue, traffic: plainCalls([]) });
        expect(result.calls).toBe(0);
        expect(Object.values(result.all.metrics).every((each) => each === null)).toBe(true);
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
        expect(result.cost.perMonthUsd.value).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('a stage that takes no time and costs nothing changes nothing', () => {
    const free = plainCatalogue();
    const service = { latency: { medianMs: 0, p95Ms: 0 }, usdPerCall: 0 };
    const still = { ...free, rewriters: free.rewriters.map((item) => ({ ...item, ...service })) };
    const traffic = plainCalls(poissonTimes(500, 50, 9));
    const bare = run({ catalogue: still, design: plainDesign([answer()]), traffic });
    const rewrite = { type: 'rewrite' as const, id: 'rewrite', rewriter: 'rewriter' };
    const withStage = run({ catalogue: still, design: plainDesign([rewrite, answer()]), traffic });
    expect(withStage.all).toEqual(bare.all);
  });

  test('a result survives JSON, whatever happened', () => {
    fc.assert(
      fc.property(anything, (options) => {
        const result = run({ ...options, catalogue, replications: 2 });
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 30 },
    );
  });
});
