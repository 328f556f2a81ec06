import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimate, selectPercentiles, sortedPercentile } from './percentile';

test('selecting gives what sorting gives, with equal numbers and any shares', () => {
  const numbers = fc.array(fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 5 })), {
    maxLength: 400,
  });
  const shares = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 })
    .map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(numbers, shares, (values, wanted) => {
      const sorted = Float64Array.from(values).sort();
      expect(selectPercentiles(Float64Array.from(values), wanted)).toEqual(
        wanted.map((share) => sortedPercentile(sorted, share)),
      );
    }),
  );
});

test('percentiles are those of R and NumPy', () => {
  expect(selectPercentiles(Float64Array.of(40, 15, 50, 20, 35), [0.4, 0.95])).toEqual([29, 48]);
  expect(selectPercentiles(new Float64Array(0), [0.5])).toEqual([null]);
});

test("an estimate has the interval of Student's t, and none of unknown values", () => {
  // t(0.975, 2) = 4.303, s = 1.
  const { value, low, high } = estimate([1, 2, 3]) ?? { value: NaN, low: NaN, high: NaN };
  expect(value).toBe(2);
  expect(high - value).toBeCloseTo(4.303 / Math.sqrt(3), 6);
  expect(value - low).toBeCloseTo(high - value, 12);
  expect(estimate([1, null])).toBeNull();
});
