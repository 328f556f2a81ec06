import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordedStep } from '../engine/replay-types.ts';
import { pairSteps } from './pair-steps';

const steps = (keys: string, run: string): RecordedStep[] =>
  [...keys].map((key, at) => ({ key, spanId: `${run}${at}`, status: 'ok', result: null, latencyMs: 1 }));

const pair = (left: string, right: string) => pairSteps(steps(left, 'r'), steps(right, 'p'));
const written = (left: string, right: string) =>
  pair(left, right).pairs.map(({ recorded, patched }) => `${recorded ?? '-'}/${patched ?? '-'}`);

describe('two runs side by side', () => {
  test('that are the same pair step by step', () => {
    expect(written('abc', 'abc')).toEqual(['r0/p0', 'r1/p1', 'r2/p2']);
    expect(pair('abc', 'abc').divergence).toBeNull();
  });

  test('part at the first other step and meet again where they can', () => {
    expect(written('abcde', 'abxde')).toEqual(['r0/p0', 'r1/p1', 'r2/-', '-/p2', 'r3/p3', 'r4/p4']);
    expect(pair('abcde', 'abxde').divergence).toEqual({ step: 3, recorded: 'r2', patched: 'p2' });
  });

  test('part where one of them ends', () => {
    expect(pair('abc', 'ab').divergence).toEqual({ step: 3, recorded: 'r2', patched: null });
    expect(pair('', 'a')).toEqual({
      pairs: [{ recorded: null, patched: 'p0' }],
      divergence: { step: 1, recorded: null, patched: 'p0' },
    });
  });

  test('part where the same question came back otherwise', () => {
    const other = steps('ab', 'p').map((step, at) => (at === 1 ? { ...step, status: 'timeout' as const } : step));
    expect(pairSteps(steps('ab', 'r'), other).divergence?.step).toBe(2);
  });

  test('show every step of both once, in order', () => {
    const keys = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 12 });
    fc.assert(
      fc.property(keys, keys, (left, right) => {
        const { pairs } = pair(left, right);
        expect(pairs.flatMap(({ recorded }) => recorded ?? [])).toEqual(steps(left, 'r').map(({ spanId }) => spanId));
        expect(pairs.flatMap(({ patched }) => patched ?? [])).toEqual(steps(right, 'p').map(({ spanId }) => spanId));
      }),
    );
  });
});
