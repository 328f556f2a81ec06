import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classificationRates } from './classification';

describe('classification rates', () => {
  it('works out a hand-computed table', () => {
    const rates = classificationRates({
      truePositives: 20,
      falsePositives: 180,
      falseNegatives: 10,
      trueNegatives: 1820,
    });
    expect(rates.precision).toBeCloseTo(0.1, 12);
    expect(rates.recall).toBeCloseTo(2 / 3, 12);
    expect(rates.falsePositiveRate).toBeCloseTo(0.09, 12);
    expect(rates.f1).toBeCloseTo(0.174, 3);
    expect(rates.youdenJ).toBeCloseTo(0.5767, 4);
  });

  it('answers null where there is nothing to divide by', () => {
    expect(classificationRates({ truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 })).toEqual({
      precision: null,
      recall: null,
      f1: null,
      falsePositiveRate: null,
      youdenJ: null,
    });
  });

  it('gives no balance to decisions that ignore the case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (faulty, good) => {
        expect(
          classificationRates({ truePositives: faulty, falsePositives: good, falseNegatives: 0, trueNegatives: 0 })
            .youdenJ,
        ).toBe(0);
        expect(
          classificationRates({ truePositives: 0, falsePositives: 0, falseNegatives: faulty, trueNegatives: good })
            .youdenJ,
        ).toBe(0);
      }),
    );
  });

  it('keeps F1 between precision and recall', () => {
    const n = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(n, n, n, (tp, fp, fn) => {
        const { precision, recall, f1 } = classificationRates({
          truePositives: tp,
          falsePositives: fp,
          falseNegatives: fn,
          trueNegatives: 0,
        });
        expect(f1).toBeGreaterThanOrEqual(Math.min(precision ?? 2, recall ?? 2) - 1e-12);
        expect(f1).toBeLessThanOrEqual(Math.max(precision ?? -1, recall ?? -1) + 1e-12);
      }),
    );
  });
});
