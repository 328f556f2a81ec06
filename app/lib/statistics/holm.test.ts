import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjust } from './holm';

const p = fc.double({ min: 0, max: 1, noNaN: true });

describe('Holm adjustment', () => {
  it('gives the textbook values in the order of the input', () => {
    [0.03, 0.06, 0.06, 0.02].forEach((value, at) => {
      expect(holmAdjust([0.01, 0.04, 0.03, 0.005])[at]).toBeCloseTo(value, 12);
    });
  });

  it('rejects exactly what stepping down through alpha / (m - i + 1) rejects', () => {
    fc.assert(
      fc.property(fc.array(p, { maxLength: 12 }), (values) => {
        const adjusted = holmAdjust(values);
        const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value || a.at - b.at);
        let rejecting = true;
        order.forEach(({ value, at }, rank) => {
          rejecting &&= value * (values.length - rank) <= 0.05;
          expect((adjusted[at] ?? 1) <= 0.05).toBe(rejecting);
        });
      }),
    );
  });

  it('never raises any adjusted value when one p value falls', () => {
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), fc.nat(), p, (values, pick, factor) => {
        const at = pick % values.length;
        const smaller = values.map((value, index) => (index === at ? value * factor : value));
        const before = holmAdjust(values);
        holmAdjust(smaller).forEach((value, index) => expect(value).toBeLessThanOrEqual((before[index] ?? 0) + 1e-12));
      }),
    );
  });
});
