import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile';

describe('a quantile', () => {
  it('lies between its neighbours as type 7 has it', () => {
    expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 4]);
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([], 0.5)).toBeNull();
  });

  it('never leaves the values, and never falls as the share grows', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (some, one, other) => {
        const ascending = [...some].sort((a, b) => a - b);
        const [low = 0, high = 0] = [Math.min(one, other), Math.max(one, other)].map(
          (at) => quantile(ascending, at) ?? 0,
        );
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual((ascending[0] ?? 0) - 1e-9);
        expect(high).toBeLessThanOrEqual((ascending.at(-1) ?? 0) + 1e-9);
      }),
    );
  });
});
