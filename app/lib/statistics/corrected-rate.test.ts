import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedRate } from './corrected-rate';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Two of these together are better than chance. */
const informed = fc.double({ min: 0.53, max: 1, noNaN: true });

describe('correctedRate', () => {
  it('undoes what the imperfect decision did to the true share', () => {
    fc.assert(
      fc.property(share, informed, informed, (truth, tpr, tnr) => {
        const apparent = truth * tpr + (1 - truth) * (1 - tnr);
        expect(correctedRate({ apparent, truePositiveRate: tpr, trueNegativeRate: tnr })).toBeCloseTo(truth, 6);
      }),
    );
  });

  it('stays a share where the sample contradicts the rates, and tells nothing from a coin', () => {
    expect(correctedRate({ apparent: 0.01, truePositiveRate: 0.9, trueNegativeRate: 0.9 })).toBe(0);
    expect(correctedRate({ apparent: 0.99, truePositiveRate: 0.9, trueNegativeRate: 0.9 })).toBe(1);
    expect(correctedRate({ apparent: 0.5, truePositiveRate: 0.5, trueNegativeRate: 0.5 })).toBeNull();
  });
});
