import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from './cronbach-alpha';
import { fQuantile, incompleteBeta } from './f-distribution';

/** Six targets rated by four judges: Shrout & Fleiss, Psychological Bulletin 86 (1979) 420-428, table 2. */
const RATINGS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe("Cronbach's alpha", () => {
  it('is the ICC(3,k) of the published ratings, with its interval', () => {
    const alpha = cronbachAlpha(RATINGS);
    expect(alpha?.value).toBeCloseTo(0.9093, 4);
    expect(alpha?.low).toBeCloseTo(0.676, 2);
    expect(alpha?.high).toBeCloseTo(0.986, 3);
  });

  it('is 1 for items that say the same, and nothing where nobody differs', () => {
    expect(
      cronbachAlpha([
        [1, 1],
        [2, 2],
        [5, 5],
      ])?.value,
    ).toBeCloseTo(1, 12);
    expect(
      cronbachAlpha([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
    ).toBeNull();
    expect(cronbachAlpha([[1], [2], [3]])).toBeNull();
    expect(cronbachAlpha([])).toBeNull();
  });

  it('lies in its interval and never above 1, whatever the order of items and people', () => {
    const row = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 20 }), (rows) => {
        const alpha = cronbachAlpha(rows);
        if (!alpha) return;
        expect(alpha.value).toBeLessThanOrEqual(1 + 1e-12);
        expect(alpha.low).toBeLessThanOrEqual(alpha.value + 1e-9);
        expect(alpha.high).toBeGreaterThanOrEqual(alpha.value - 1e-9);
        const turned = cronbachAlpha(rows.map((scores) => [...scores].reverse()).reverse());
        expect(turned?.value).toBeCloseTo(alpha.value, 9);
      }),
    );
  });
});

describe('quantiles of F', () => {
  it('are those of the published tables', () => {
    expect(fQuantile(0.95, 1, 10)).toBeCloseTo(4.9646, 4);
    expect(fQuantile(0.975, 5, 15)).toBeCloseTo(3.5764, 4);
    expect(fQuantile(0.95, 10, 20)).toBeCloseTo(2.3479, 4);
    expect(fQuantile(0.99, 4, 60)).toBeCloseTo(3.649, 3);
  });

  it('invert the distribution, also for many degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 3_000 }),
        (p, df1, df2) => {
          const f = fQuantile(p, df1, df2);
          expect(incompleteBeta((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2)).toBeCloseTo(p, 6);
        },
      ),
    );
  });
});
