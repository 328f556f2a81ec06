import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, plainCalls, plainDesign, run } from '../../testing/plain-world';
import { arbitraryDesign } from '../../testing/arbitrary-design';
import { diffDesigns } from './diff-designs';
import { onFrontier, summariseResult } from './summarise-result';
import { extendTrail } from './trail';

describe('the frontier of designs tried', () => {
  it('leaves out what another design beats', () => {
    const points = [
      { latencyP95Ms: 1, costPerCallUsd: 3, rightShare: 0.9 },
      { latencyP95Ms: 2, costPerCallUsd: 1, rightShare: 0.9 },
      { latencyP95Ms: 2, costPerCallUsd: 3, rightShare: 0.9 },
      { latencyP95Ms: 9, costPerCallUsd: 9, rightShare: 0.95 },
    ];
    expect(onFrontier(points)).toEqual([true, true, false, true]);
  });
  it('is never empty, and equal designs stand side by side', () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    const point = fc.record({ latencyP95Ms: number, costPerCallUsd: number, rightShare: number });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
        const best = onFrontier(points);
        expect(best).toContain(true);
        expect(onFrontier([...points, ...points])).toEqual([...best, ...best]);
      }),
    );
  });
});

describe('a summary', () => {
  it('holds the numbers of the simulation', () => {
    const result = run({ design: plainDesign([answer()]), traffic: plainCalls([0, 1_000]) });
    expect(summariseResult(result)).toMatchObject({ latencyP95Ms: 200, rightShare: 1, wrongShare: 0, handOffShare: 0 });
  });
  it('does not exist without calls', () => {
    expect(summariseResult(run({ design: plainDesign([answer()]), traffic: plainCalls([]) }))).toBeNull();
  });
});

describe('differences between designs', () => {
  it('are named by stage and setting', () => {
    const a = plainDesign([answer({ maxTokens: 100 })]);
    const b = plainDesign([{ type: 'exact-cache', id: 'cache', ttlSeconds: 60 }, answer({ maxTokens: 200 })]);
    expect(diffDesigns(a, b)).toEqual([
      { where: 'stages of the pipeline', a: 'answer', b: 'cache → answer' },
      { where: 'answer, max tokens', a: '100', b: '200' },
      { where: 'cache, type', a: null, b: 'exact-cache' },
      { where: 'cache, ttl seconds', a: null, b: '60' },
    ]);
  });
  it('are none between a design and itself, and the same from both sides', () => {
    fc.assert(
      fc.property(arbitraryDesign, arbitraryDesign, (a, b) => {
        expect(diffDesigns(a, a)).toEqual([]);
        const there = diffDesigns(a, b).map(({ where }) => where);
        const back = diffDesigns(b, a).map(({ where }) => where);
        expect([...there].sort()).toEqual([...back].sort());
      }),
      { numRuns: 50 },
    );
  });
});

describe('the trail of a session', () => {
  it('counts designs up and knows those it has', () => {
    const trail = extendTrail(extendTrail(extendTrail([], 'a'), 'b'), 'a');
    expect(trail).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
    ]);
  });
  it('forgets the oldest in the end, but never counts again', () => {
    const trail = Array.from({ length: 100 }, (_entry, at) => String(at)).reduce(
      extendTrail,
      [] as ReturnType<typeof extendTrail>,
    );
    expect(trail).toHaveLength(60);
    expect(trail.at(-1)?.number).toBe(100);
  });
});
