import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa';
import { weightedKappa } from './weighted-kappa';

const table = (size: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  });

/** Mean and mean square of the two raters' category numbers. */
function moments(cells: number[][]) {
  const sums = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  cells.forEach((row, x) =>
    row.forEach((count, y) => {
      sums.n += count;
      sums.x += count * x;
      sums.y += count * y;
      sums.xx += count * x * x;
      sums.yy += count * y * y;
      sums.xy += count * x * y;
    }),
  );
  const [mx, my] = [sums.x / sums.n, sums.y / sums.n];
  return {
    covariance: sums.xy / sums.n - mx * my,
    variances: sums.xx / sums.n - mx * mx + sums.yy / sums.n - my * my,
    shift: (mx - my) ** 2,
  };
}

describe('weightedKappa', () => {
  it('is the intraclass form of Fleiss and Cohen (1973): twice the covariance over variances and squared mean difference', () => {
    fc.assert(
      fc.property(table(4), (cells) => {
        const value = weightedKappa(cells);
        if (value === null) return;
        const { covariance, variances, shift } = moments(cells);
        expect(value).toBeCloseTo((2 * covariance) / (variances + shift), 9);
      }),
    );
  });

  it('is plain κ when there are two categories', () => {
    fc.assert(
      fc.property(table(2), (cells) => {
        const plain = cohenKappa(cells)?.value ?? null;
        const weighted = weightedKappa(cells);
        if (plain !== null && weighted !== null) expect(weighted).toBeCloseTo(plain, 9);
      }),
    );
  });

  it('forgives a near miss more than a far one', () => {
    const near = weightedKappa([
      [5, 1, 0],
      [0, 5, 0],
      [0, 0, 5],
    ]);
    const far = weightedKappa([
      [5, 0, 1],
      [0, 5, 0],
      [0, 0, 5],
    ]);
    expect(near).toBeGreaterThan(far ?? 1);
  });

  it('says nothing where nothing could disagree', () => {
    expect(weightedKappa([])).toBeNull();
    expect(
      weightedKappa([
        [0, 0],
        [0, 7],
      ]),
    ).toBeNull();
    expect(() => weightedKappa([[1, 2]])).toThrow('square');
  });
});
