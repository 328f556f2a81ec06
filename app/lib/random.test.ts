import { expect, it } from 'vitest';
import { seededRandom, shuffled } from './random';

it('draws evenly from [0, 1), the same for the same seed', () => {
  const random = seededRandom(42);
  const draws = Array.from({ length: 20_000 }, random);
  const again = seededRandom(42);
  expect(draws.slice(0, 100)).toEqual(Array.from({ length: 100 }, again));
  expect(draws.every((value) => value >= 0 && value < 1)).toBe(true);
  const bins = new Array<number>(20).fill(0);
  for (const value of draws) bins[Math.floor(value * 20)] = (bins[Math.floor(value * 20)] ?? 0) + 1;
  const chiSquare = bins.reduce((sum, seen) => sum + (seen - 1_000) ** 2 / 1_000, 0);
  // 99.9 % quantile of chi-square with 19 degrees of freedom.
  expect(chiSquare).toBeLessThan(43.8);
});

it('shuffling keeps every item, in an order that the seed decides', () => {
  const items = Array.from({ length: 20 }, (_, at) => at);
  const once = shuffled(items, seededRandom(5));
  expect(once).toEqual(shuffled(items, seededRandom(5)));
  expect(once).not.toEqual(items);
  expect([...once].sort((a, b) => a - b)).toEqual(items);
});
