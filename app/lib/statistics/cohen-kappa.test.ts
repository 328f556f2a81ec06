import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap';
import { cohenKappa } from './cohen-kappa';

describe("Cohen's kappa", () => {
  it('gives the published value, error and limits for two dermatologists (SAS/STAT, PROC FREQ)', () => {
    const kappa = cohenKappa([
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ]);
    expect(kappa?.value).toBeCloseTo(0.3449, 4);
    expect(kappa?.low).toBeCloseTo(0.203, 4);
    expect(kappa?.high).toBeCloseTo(0.4868, 4);
  });

  it('gives the published standard error for a table with an empty row', () => {
    const kappa = cohenKappa([
      [0, 0, 0],
      [5, 16, 3],
      [8, 12, 28],
    ]);
    expect(kappa?.value).toBeCloseTo(0.3333, 4);
    expect(kappa?.standardError).toBeCloseTo(0.0814, 4);
    expect(kappa?.low).toBeCloseTo(0.1738, 4);
    expect(kappa?.high).toBeCloseTo(0.4929, 4);
  });

  it('is 0.4 for the table 20, 5, 10, 15', () => {
    expect(
      cohenKappa([
        [20, 5],
        [10, 15],
      ])?.value,
    ).toBeCloseTo(0.4, 12);
  });

  it('is 1 for perfect agreement, 0 for a rater who ignores the case, null where chance already explains all', () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 3],
      ])?.value,
    ).toBe(1);
    expect(
      cohenKappa([
        [7, 3],
        [0, 0],
      ])?.value,
    ).toBe(0);
    expect(
      cohenKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });

  it('lies in [-1, 1], does not care who is first, and shrinks its error with the root of n', () => {
    const cell = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const kappa = cohenKappa([
          [a, b],
          [c, d],
        ]);
        const swapped = cohenKappa([
          [a, c],
          [b, d],
        ]);
        const fourfold = cohenKappa([
          [4 * a, 4 * b],
          [4 * c, 4 * d],
        ]);
        expect(Math.abs(kappa?.value ?? 2)).toBeLessThanOrEqual(1);
        expect(swapped?.value).toBeCloseTo(kappa?.value ?? 2, 10);
        expect(swapped?.standardError).toBeCloseTo(kappa?.standardError ?? 2, 10);
        expect(fourfold?.standardError).toBeCloseTo((kappa?.standardError ?? 2) / 2, 10);
      }),
    );
  });

  it('has a standard error that a bootstrap of the same table confirms', () => {
    const cells = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const;
    const cases = [120, 30, 20, 80].flatMap((n, at) => new Array<(typeof cells)[number]>(n).fill(cells[at] ?? [0, 0]));
    const resampled = bootstrap({
      units: cases.length,
      replicates: 1_000,
      seed: 5,
      statistic: (times) => {
        const table = [
          [0, 0],
          [0, 0],
        ];
        cases.forEach(([i, j], at) => {
          const row = table[i];
          if (row) row[j] = (row[j] ?? 0) + (times[at] ?? 0);
        });
        return cohenKappa(table)?.value ?? null;
      },
    });
    const exact = cohenKappa([
      [120, 30],
      [20, 80],
    ]);
    expect(resampled?.standardError).toBeCloseTo(exact?.standardError ?? 0, 2);
  });
});
