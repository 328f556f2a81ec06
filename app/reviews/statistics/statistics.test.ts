import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseItem } from './advise-item';
import { summariseScores } from './describe-scores';
import { measureItem } from './measure-item';
import { SPREAD_BINS } from './statistics-types';

const scores = (pairs: [number, number][]) => pairs.map(([share, rest]) => ({ share, rest }));

describe('an item', () => {
  it('is correlated with what everything else earns, itself taken out', () => {
    // The ratings of Shrout & Fleiss (1979), table 2, twice over; the formula for sums on the other side.
    const ratings = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    const doubled = [...ratings, ...ratings];
    const rest = (row: number[], at: number) =>
      row.reduce((sum, value, other) => (other === at ? sum : sum + value), 0);
    const first = measureItem(doubled.map((row) => ({ share: (row[0] ?? 0) / 10, rest: rest(row, 0) })));
    const byHand = correlationByHand(doubled.map((row) => [row[0] ?? 0, rest(row, 0)]));
    expect(typeof first.discrimination === 'string' ? null : first.discrimination.value).toBeCloseTo(byHand, 12);
    expect(first.mean).toBeCloseTo(46 / 60, 12);
  });

  it('says too few under ten, all alike where nobody differs, and nothing else where it is alone', () => {
    expect(
      measureItem(
        scores([
          [1, 5],
          [0, 3],
        ]),
      ).discrimination,
    ).toBe('too-few');
    expect(measureItem(scores(Array.from({ length: 12 }, (_none, at) => [0.5, at]))).discrimination).toBe('all-equal');
    expect(measureItem([{ share: 1, rest: null }]).discrimination).toBe('nothing-else');
    expect(measureItem([])).toMatchObject({ n: 0, mean: null });
  });

  it('puts everybody into one part of the spread; the ends hold none and all alone', () => {
    const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(share, { maxLength: 40 }), (shares) => {
        const { spread, floor, ceiling, n } = measureItem(shares.map((one) => ({ share: one, rest: 1 })));
        expect(spread).toHaveLength(SPREAD_BINS);
        expect(spread.reduce((sum, count) => sum + count, 0)).toBe(n);
        expect(floor).toBe(shares.filter((one) => one <= 1e-6).length);
        expect(ceiling).toBe(shares.filter((one) => one >= 1 - 1e-6).length);
      }),
    );
  });
});

describe('advice', () => {
  const item = {
    kind: 'criterion' as const,
    n: 20,
    floor: 4,
    ceiling: 5,
    levels: [],
    discrimination: 'all-equal' as const,
  };
  const levels = (...counts: number[]) => counts.map((count, at) => ({ title: `L${at}`, count }));

  it('is silent with few sittings and with sound items', () => {
    expect(adviseItem({ ...item, n: 9, ceiling: 9 })).toEqual([]);
    expect(
      adviseItem({ ...item, levels: levels(4, 11, 5), discrimination: { value: 0.5, low: 0.1, high: 0.8, n: 20 } }),
    ).toEqual([]);
  });

  it('names what nobody reaches and what everybody has', () => {
    expect(adviseItem({ ...item, ceiling: 0, levels: levels(4, 16, 0) }).join()).toContain('Nobody reaches “L2”');
    expect(adviseItem({ ...item, levels: levels(15, 0, 5) }).join()).toContain('Nobody is at “L1”');
    expect(adviseItem({ ...item, floor: 0, ceiling: 20 }).join()).toContain('Everybody earns all of it');
    expect(adviseItem({ ...item, floor: 20, ceiling: 0 }).join()).toContain('Nobody earns anything');
  });

  it('tells an item that runs against the rest from one that may be chance', () => {
    const with_ = (value: number, low: number, high: number) =>
      adviseItem({ ...item, discrimination: { value, low, high, n: 20 } }).join();
    expect(with_(-0.7, -0.9, -0.3)).toContain('do worse here');
    expect(with_(0.05, -0.4, 0.5)).toContain('can be chance');
    expect(with_(0.05, -0.05, 0.15)).toContain('Does not go along');
  });
});

describe('scores', () => {
  it('are summarised as everybody does', () => {
    expect(summariseScores([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
      ...{ mean: 5, median: 4.5, least: 2, most: 9 },
      deviation: Math.sqrt(32 / 7),
    });
  });
});

function correlationByHand(pairs: [number, number][]): number {
  const n = pairs.length;
  const sum = (value: (pair: [number, number]) => number) => pairs.reduce((total, pair) => total + value(pair), 0);
  const xy = n * sum(([x, y]) => x * y) - sum(([x]) => x) * sum(([, y]) => y);
  const xx = n * sum(([x]) => x * x) - sum(([x]) => x) ** 2;
  const yy = n * sum(([, y]) => y * y) - sum(([, y]) => y) ** 2;
  return xy / Math.sqrt(xx * yy);
}
