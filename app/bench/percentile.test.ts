import { describe, expect, it } from 'vitest';
import { compared } from './bench-types';
import { percentile } from './percentile';

describe('a percentile', () => {
  it('is the nearest rank', () => {
    expect(percentile([15, 20, 35, 40, 50], 0.3)).toBe(20);
    expect(percentile([50, 15, 40, 20, 35], 0.5)).toBe(35);
    expect(percentile([15, 20, 35, 40, 50], 1)).toBe(50);
    expect(percentile([7], 0)).toBe(7);
  });

  it('of nothing is an error', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe('a compared measurement', () => {
  it('divides by its baseline', () => {
    expect(compared('warm', 3, 'ms', { name: 'node', value: 40 }).ratio).toBe(0.075);
  });
});
