import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTauB } from './kendall-tau';

describe("Kendall's tau-b", () => {
  it("gives Kendall's own example with ties", () => {
    const first = [1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5];
    const second = [1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10];
    expect(kendallTauB(first, second)).toBeCloseTo(0.85895569, 8);
  });

  it('gives the example of the SciPy documentation', () => {
    expect(kendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.47140452079103173, 12);
  });

  it('is undefined when one list is a single tie', () => {
    expect(kendallTauB([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendallTauB([1], [1])).toBeNull();
  });

  it('is 1 against itself, flips with the order, and sees only the order', () => {
    const list = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(list, fc.infiniteStream(fc.integer({ min: -20, max: 20 })), (first, stream) => {
        const second = first.map(() => stream.next().value as number);
        const tau = kendallTauB(first, second);
        if (kendallTauB(first, first) !== null) expect(kendallTauB(first, first)).toBeCloseTo(1, 12);
        if (tau === null) return;
        expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
        expect(
          kendallTauB(
            first,
            second.map((value) => -value),
          ),
        ).toBeCloseTo(-tau, 12);
        expect(
          kendallTauB(
            first,
            second.map((value) => value ** 3 + 7),
          ),
        ).toBeCloseTo(tau, 12);
        expect(kendallTauB(second, first)).toBeCloseTo(tau, 12);
      }),
    );
  });
});
