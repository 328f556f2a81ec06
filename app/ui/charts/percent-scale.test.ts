import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentScale } from './percent-scale';

test('the ends of the domain are the edges of the plot, whatever lies beyond stays at them', () => {
  const scale = percentScale([-1, 1]);
  expect([scale.at(-1), scale.at(0), scale.at(1), scale.at(7), scale.at(-7)]).toEqual([0, 50, 100, 100, 0]);
});

test('an empty domain puts everything in the middle', () => {
  expect(percentScale([0.5, 0.5]).at(0.5)).toBe(50);
});

test('every value lies inside the plot and greater values never lie further left', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, value, value, value, (a, b, x, y) => {
      const scale = percentScale([Math.min(a, b), Math.max(a, b)]);
      const [low, high] = [scale.at(Math.min(x, y)), scale.at(Math.max(x, y))];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});
