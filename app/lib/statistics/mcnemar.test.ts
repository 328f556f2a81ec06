import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemarExact } from './mcnemar';

describe('exact McNemar test', () => {
  it('gives the published two-sided values for 121 against 59 and for 6 against 16', () => {
    expect(mcnemarExact({ worse: 121, better: 59 }).twoSided).toBeCloseTo(4.434e-6, 8);
    expect(mcnemarExact({ worse: 6, better: 16 }).twoSided).toBeCloseTo(0.0525, 4);
  });

  it('gives 1/32 one-sided for five pairs that all got worse', () => {
    expect(mcnemarExact({ worse: 5, better: 0 })).toEqual({
      oneSided: expect.closeTo(1 / 32, 12) as number,
      twoSided: expect.closeTo(1 / 16, 12) as number,
    });
  });

  it('finds nothing without discordant pairs', () => {
    expect(mcnemarExact({ worse: 0, better: 0 })).toEqual({ oneSided: 1, twoSided: 1 });
  });

  it('stays finite and in [0, 1] for thousands of pairs', () => {
    const { oneSided } = mcnemarExact({ worse: 5_200, better: 4_800 });
    expect(oneSided).toBeGreaterThan(1e-5);
    expect(oneSided).toBeLessThan(1e-4);
  });

  it('never rises when one more pair gets worse instead of better or instead of staying', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (worse, better) => {
        const now = mcnemarExact({ worse, better }).oneSided;
        expect(mcnemarExact({ worse: worse + 1, better }).oneSided).toBeLessThanOrEqual(now + 1e-12);
        if (better > 0)
          expect(mcnemarExact({ worse: worse + 1, better: better - 1 }).oneSided).toBeLessThanOrEqual(now + 1e-12);
      }),
    );
  });

  it('splits all probability between the two tails, the tie counted twice', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (worse, better) => {
        const up = mcnemarExact({ worse, better }).oneSided;
        const strictlyBelow = worse === 0 ? 0 : 1 - up;
        const down = worse === 0 ? 1 : mcnemarExact({ worse: better + 1, better: worse - 1 }).oneSided;
        if (worse > 0) expect(down).toBeCloseTo(strictlyBelow, 9);
      }),
    );
  });
});
