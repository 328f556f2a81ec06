import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson';

describe('Wilson interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the values of Newcombe (1998) for %i of %i', (successes, n, low, high) => {
    expect(wilsonInterval(successes, n)?.low).toBeCloseTo(low, 4);
    expect(wilsonInterval(successes, n)?.high).toBeCloseTo(high, 4);
  });

  it('holds the proportion, inside [0, 1], and mirrors when successes and failures swap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, raw) => {
        const successes = raw % (n + 1);
        const interval = wilsonInterval(successes, n);
        const mirror = wilsonInterval(n - successes, n);
        expect(interval && mirror).toBeTruthy();
        if (!interval || !mirror) return;
        expect(
          0 <= interval.low && interval.low <= interval.value && interval.value <= interval.high && interval.high <= 1,
        ).toBe(true);
        expect(mirror.low).toBeCloseTo(1 - interval.high, 10);
      }),
    );
  });

  it('has nothing to say about no cases', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
