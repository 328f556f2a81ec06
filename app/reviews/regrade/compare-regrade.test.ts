import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRegrade, type RegradeSide } from './compare-regrade';

const criteria = (weights: readonly number[], middle = 0.5) =>
  weights.map((weight, at) => ({
    ...{ id: `c${at}`, title: `Criterion ${at}`, question: 'What about it?', weight, authorNotes: '' },
    levels: [0, middle, 1].map((share) => ({ share, title: `level ${share}`, description: 'said in words' })),
  }));

const side = (points: number | null, weights: number[], levels: (number | null)[], byHuman = false): RegradeSide => ({
  ...{ points, awaiting: 0, rubricPoints: 30, rubric: { criteria: criteria(weights) } },
  levels: levels.map((levelIndex, at) => ({ criterionId: `c${at}`, levelIndex, byHuman })),
});

describe('compareRegrade', () => {
  it('ranks within each assessment, equal points alike, and says which criteria moved whom', () => {
    const rows = compareRegrade([
      { id: 'a', group: 'one', before: side(80, [2, 1], [2, 0]), after: side(70, [1, 2], [2, 0]) },
      { id: 'b', group: 'one', before: side(60, [2, 1], [0, 2]), after: side(70, [1, 2], [0, 2]) },
      { id: 'c', group: 'two', before: side(90, [2, 1], [2, 2]), after: side(90, [1, 2], [2, 2]) },
      { id: 'd', group: 'one', before: side(10, [2, 1], [0, 0]), after: null },
    ]);
    expect(rows.map(({ id, before, after, change }) => [id, before.rank, after.rank, change])).toEqual([
      ['c', 1, 1, 0],
      ['a', 1, 1, -10],
      ['b', 2, 1, 10],
      ['d', 3, null, null],
    ]);
    expect(rows[1]?.moves).toMatchObject([{ criterionId: 'c0', before: 20, after: 10, beforeLevel: 'level 1' }]);
  });

  it('lists what humans had graded and nobody has graded now', () => {
    const [row] = compareRegrade([
      { id: 'a', group: 'one', before: side(80, [1, 1], [2, 2], true), after: side(70, [1, 1], [2, null]) },
    ]);
    expect(row?.needsReview).toEqual(['Criterion 0', 'Criterion 1']);
  });

  it('moves nobody between equal sides', () => {
    const some = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      points: fc.option(fc.integer({ min: 0, max: 100 })),
      level: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (all) => {
        const pairs = all.map(({ weights, points, level }, at) => {
          const one = side(
            points,
            weights,
            weights.map(() => level),
          );
          return { id: String(at), group: String(at % 2), before: one, after: one };
        });
        for (const row of compareRegrade(pairs)) {
          expect(row.after.rank).toBe(row.before.rank);
          expect([row.moves, row.needsReview]).toEqual([[], []]);
          expect(row.change ?? 0).toBe(0);
        }
      }),
    );
  });
});
