import { describe, expect, test } from 'vitest';
import { drawName, Draws, normalQuantile, PURPOSE } from './draws';

const bump = (counts: Float64Array, at: number) => (counts[at] = (counts[at] ?? 0) + 1);

describe('draws', () => {
  test('depend on seed, call and name, never on order', () => {
    const forward = new Draws(7);
    const [a, b] = [forward.uniform(3, 9), forward.uniform(4, 9)];
    const backward = new Draws(7);
    expect([backward.uniform(4, 9), backward.uniform(3, 9)]).toEqual([b, a]);
    expect(new Draws(8).uniform(3, 9)).not.toBe(a);
  });

  // Chi-square of 100 cells, 99 degrees of freedom: 99.9th percentile 148.2.
  test.each([
    ['calls', (draws: Draws, at: number) => draws.uniform(at, drawName(PURPOSE.latency, 640, 0))],
    ['names', (draws: Draws, at: number) => draws.uniform(5, at)],
    ['seeds', (_: Draws, at: number) => new Draws(at).uniform(5, 9)],
  ])('are uniform over %s, and neighbours tell nothing of each other', (_name, draw) => {
    const draws = new Draws(11);
    const values = Array.from({ length: 50_000 }, (_, at) => draw(draws, at));
    const cells = new Float64Array(100);
    const pairs = new Float64Array(100);
    values.forEach((value, at) => {
      bump(cells, Math.floor(value * 100));
      if (at > 0) bump(pairs, Math.floor(value * 10) * 10 + Math.floor((values[at - 1] ?? 0) * 10));
    });
    for (const counts of [cells, pairs]) {
      const expected = counts.reduce((sum, each) => sum + each, 0) / 100;
      expect(counts.reduce((sum, each) => sum + (each - expected) ** 2 / expected, 0)).toBeLessThan(148.2);
    }
  });

  test('the normal quantile has the values of the tables', () => {
    const known = [
      [0.5, 0],
      [0.975, 1.959964],
      [0.95, 1.644854],
      [0.999, 3.090232],
      [0.25, -0.67449],
      [1e-9, -5.997807],
      [1e-12, -7.034484],
    ] as const;
    for (const [p, quantile] of known) expect(normalQuantile(p)).toBeCloseTo(quantile, 5);
  });
});
