import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap';

// Average LSAT and GPA of 15 law schools: Efron & Tibshirani (1993), table 3.2.
const LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
const GPA = [3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3.0, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

function correlation(times: readonly number[]): number | null {
  const n = times.reduce((sum, one) => sum + one, 0);
  const mean = (values: number[]) => values.reduce((sum, value, at) => sum + value * (times[at] ?? 0), 0) / n;
  const x = mean(LSAT);
  const y = mean(GPA);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  times.forEach((weight, at) => {
    const dx = (LSAT[at] ?? 0) - x;
    const dy = (GPA[at] ?? 0) - y;
    xy += weight * dx * dy;
    xx += weight * dx * dx;
    yy += weight * dy * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

describe('bootstrap', () => {
  it('gives the published standard error of the law-school correlation (0.132 from 3,200 replicates)', () => {
    const found = bootstrap({ units: 15, statistic: correlation, replicates: 3_200, seed: 1 });
    expect(found?.value).toBeCloseTo(0.776, 3);
    expect(Math.abs((found?.standardError ?? 0) - 0.132)).toBeLessThan(0.008);
  });

  it('agrees with the formula for the error of a mean difference of pairs', () => {
    // 200 pairs: 30 got worse (+1), 10 got better (-1), the rest stayed.
    const difference = Array.from({ length: 200 }, (_, at) => (at < 30 ? 1 : at < 40 ? -1 : 0));
    const found = bootstrap({
      units: 200,
      replicates: 2_000,
      seed: 7,
      statistic: (times) => times.reduce((sum, weight, at) => sum + weight * (difference[at] ?? 0), 0) / 200,
    });
    const error = Math.sqrt((40 / 200 - 0.1 ** 2) / 200);
    expect(found?.value).toBeCloseTo(0.1, 12);
    expect(Math.abs((found?.standardError ?? 0) / error - 1)).toBeLessThan(0.05);
    expect(Math.abs((found?.low ?? 0) - (0.1 - 1.96 * error))).toBeLessThan(0.01);
    expect(Math.abs((found?.high ?? 0) - (0.1 + 1.96 * error))).toBeLessThan(0.01);
  });

  it('repeats to the bit for one seed, changes with it, and its interval holds the value', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer(), (data, seed) => {
        const run = () =>
          bootstrap({
            units: data.length,
            replicates: 50,
            seed,
            statistic: (times) => times.reduce((sum, weight, at) => sum + weight * (data[at] ?? 0), 0) / data.length,
          });
        const found = run();
        expect(run()).toEqual(found);
        expect(found && found.low <= found.value && found.value <= found.high).toBe(true);
      }),
      { numRuns: 50 },
    );
    const mean = (seed: number) =>
      bootstrap({ units: 15, replicates: 50, seed, statistic: correlation })?.standardError;
    expect(mean(1)).not.toBe(mean(2));
  });

  it('answers null where the statistic is undefined on the data', () => {
    expect(bootstrap({ units: 3, replicates: 10, seed: 1, statistic: () => null })).toBeNull();
  });
});
