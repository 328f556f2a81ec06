import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson } from './pearson';

describe("Pearson's correlation", () => {
  it('gives the published value and interval for the tuna of Hollander & Wolfe (1973), as in the manual of R', () => {
    const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    const panel = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
    const found = pearson(lightness.map((x, at) => [x, panel[at] ?? 0] as const));
    expect(found?.value).toBeCloseTo(0.5711816, 7);
    expect(found?.low).toBeCloseTo(-0.1497426, 6);
    expect(found?.high).toBeCloseTo(0.8955795, 6);
  });

  it('of two values is the point-biserial correlation by its own formula', () => {
    const scores = [12, 15, 9, 18, 20, 7, 14, 16];
    const right = [0, 1, 0, 1, 1, 0, 0, 1];
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const all = mean(scores);
    const spread = Math.sqrt(mean(scores.map((score) => (score - all) ** 2)));
    const of = (value: number) => mean(scores.filter((_, at) => right[at] === value));
    const expected = ((of(1) - of(0)) / spread) * Math.sqrt(0.5 * 0.5);
    expect(pearson(scores.map((score, at) => [right[at] ?? 0, score] as const))?.value).toBeCloseTo(expected, 12);
  });

  it('lies in [-1, 1] inside its interval, and does not change with scale, shift or order', () => {
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 4, maxLength: 30 }), (pairs) => {
        const found = pearson(pairs);
        if (!found) return;
        expect(Math.abs(found.value)).toBeLessThanOrEqual(1);
        expect(found.low).toBeLessThanOrEqual(found.value + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12);
        const changed = pearson(pairs.map(([x, y]) => [y, 3 * x + 7] as const).reverse());
        expect(changed?.value).toBeCloseTo(found.value, 9);
      }),
    );
  });

  it('is nothing where one side does not vary', () => {
    expect(pearson([])).toBeNull();
    expect(
      pearson([
        [1, 2],
        [1, 3],
        [1, 4],
      ]),
    ).toBeNull();
    expect(pearson(Array.from({ length: 9 }, (_, at) => [0.1 + 0.2, at] as const).concat([[0.3, 4]]))).toBeNull();
    expect(
      pearson([
        [1, 2],
        [2, 4],
      ]),
    ).toMatchObject({ value: 1, low: null });
  });
});
