import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTrace } from './index-trace';
import { arbitraryTrace, spanOf, traceOf } from './testing/arbitrary-trace';

const tokens = (input: number | null, output: number | null = null) => ({
  tokens: { input, output, cacheRead: null, cacheWrite: null, reasoning: null },
});

describe('the index of a trace', () => {
  test('puts children after their parents, siblings by start, and knows where subtrees end', () => {
    const index = indexTrace(
      traceOf([
        spanOf('run', { startMs: 0, endMs: 10 }),
        spanOf('late', { parentId: 'run', startMs: 5 }),
        spanOf('early', { parentId: 'run', startMs: 1 }),
        spanOf('inside', { parentId: 'early', startMs: 6 }),
      ]),
    );
    expect(index.spans.map(({ id }) => id)).toEqual(['run', 'early', 'inside', 'late']);
    expect([...index.end]).toEqual([4, 3, 3, 4]);
    expect([...index.depth]).toEqual([0, 1, 2, 1]);
    expect([...index.position]).toEqual([0, 0, 0, 1]);
    expect([...index.siblings]).toEqual([1, 2, 1, 2]);
  });

  test('holds every span once, inside the subtree of its parent', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const index = indexTrace(trace);
        expect(index.spans.map(({ id }) => id).sort()).toEqual(trace.spans.map(({ id }) => id).sort());
        index.spans.forEach((span, row) => {
          const above = index.parent[row] ?? -1;
          expect(index.spans[above]?.id ?? null).toBe(span.parentId);
          expect(index.rowOf.get(span.id)).toBe(row);
          if (above === -1) return;
          expect(above).toBeLessThan(row);
          expect(index.end[row]).toBeLessThanOrEqual(index.end[above] ?? 0);
        });
      }),
    );
  });

  test('counts failures of whole subtrees', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const index = indexTrace(trace);
        index.spans.forEach((_span, row) => {
          const inside = index.spans.slice(row, index.end[row]).filter(({ status }) => status === 'error').length;
          expect(index.errors[row]).toBe(inside);
        });
      }),
    );
  });

  test('survives a chain of ten thousand spans', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) =>
      spanOf(`s${at}`, { parentId: at === 0 ? null : `s${at - 1}`, startMs: at, endMs: 20_000 }),
    );
    expect(indexTrace(traceOf(chain)).depth[9_999]).toBe(9_999);
  });
});

describe('totals', () => {
  test('a report of an agent about its own calls is not counted a second time', () => {
    const { totals } = indexTrace(
      traceOf([
        spanOf('agent', { startMs: 0, endMs: 9, ...tokens(300) }),
        spanOf('first', { parentId: 'agent', startMs: 1, endMs: 2, ...tokens(100) }),
        spanOf('second', { parentId: 'agent', startMs: 3, endMs: 4, ...tokens(200) }),
      ]),
    );
    expect([...totals.subtree.inputTokens]).toEqual([300, 100, 200]);
    expect([...totals.soFar.inputTokens]).toEqual([300, 100, 300]);
  });

  test('what an agent reports beyond its calls is counted when it ends', () => {
    const { totals } = indexTrace(
      traceOf([
        spanOf('agent', { startMs: 0, endMs: 9, ...tokens(350) }),
        spanOf('call', { parentId: 'agent', startMs: 1, endMs: 2, ...tokens(100) }),
      ]),
    );
    expect([...totals.soFar.inputTokens]).toEqual([350, 100]);
  });

  test('silence is not zero', () => {
    const { totals } = indexTrace(traceOf([spanOf('run'), spanOf('free', { parentId: 'run', costUsd: 0 })]));
    expect([...totals.subtree.inputTokens]).toEqual([NaN, NaN]);
    expect([...totals.subtree.costUsd]).toEqual([0, 0]);
  });

  test('the last span to end has seen everything that the roots hold', () => {
    fc.assert(
      fc.property(arbitraryTrace, (trace) => {
        const { spans, parent, totals } = indexTrace(trace);
        const roots = spans.reduce(
          (sum, _span, row) => (parent[row] === -1 ? sum + (totals.subtree.inputTokens[row] || 0) : sum),
          0,
        );
        expect(Math.max(...totals.soFar.inputTokens)).toBe(roots);
      }),
    );
  });
});
