import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../exercises/exercise-format';
import { combine } from '../grading/combine';
import type { Verdict } from '../grading/grade-types';
import type { CheckResult } from '../kinds/contract';
import { settleGrade, type FinishedReview, type SettleOptions, type WrittenOverride } from './settle-grade';

const level = (share: number) => ({ share, title: `share ${share}`, description: `what earns ${share} of it` });
const criterion = (id: string, weight: number): Criterion => ({
  ...{ id, weight, title: `Criterion ${id}`, question: 'Does it do that?', authorNotes: '' },
  levels: [level(0), level(0.5), level(1)],
});
const rubric = { criteria: [criterion('one', 2), criterion('two', 1), criterion('three', 1)] };
const ids = rubric.criteria.map(({ id }) => id);
const manifest = { points: { checks: 40, rubric: 60 } };
const check: CheckResult = {
  ...{ checkId: 'faults', title: 'Faults', status: 'partial', points: 5, maxPoints: 10 },
  ...{ summary: '', advice: '', evidence: null },
};
const verdict = (criterionId: string, levelIndex: number | null): Verdict => ({
  ...{ criterionId, levelIndex, reason: 'because', quotes: [], samples: [], spread: 0, gradedBy: 'judge-1' },
  status: levelIndex === null ? 'needs-human' : 'judged',
  needsHumanBecause: levelIndex === null ? 'split' : null,
});
const review = (pass: FinishedReview['pass'], levels: readonly number[], rubricVersionId = 'v1'): FinishedReview => ({
  ...{ pass, round: 0, rubricVersionId, reviewerName: `somebody ${pass}` },
  levels: Object.fromEntries(ids.map((id, at) => [id, { levelIndex: levels[at] ?? 0, reason: '', quotes: [] }])),
});
const override = (targetId: string, fields: Partial<WrittenOverride>): WrittenOverride => ({
  ...{ target: 'criterion', targetId, rubricVersionId: 'v1', levelIndex: null, points: null },
  ...{ reason: 'looked again', authorName: 'Ada', at: '2026-11-21T10:00:00.000Z' },
  ...fields,
});

function settle({
  judge = [1, 1, 1],
  ...fields
}: Partial<SettleOptions> & { judge?: readonly (number | null)[] } = {}) {
  const verdicts = ids.map((id, at) => verdict(id, judge[at] ?? null));
  const grade = combine({ manifest, rubric, checks: [check], verdicts });
  return settleGrade({
    ...{ manifest, rubric, rubricVersionId: 'v1', rubricNumber: 1, judgeCounts: true, policy: 'NEEDED' },
    ...{ reviews: [], overrides: [], rubrics: new Map([['v1', rubric]]) },
    run: { status: 'FINISHED', grade, checks: [check], verdicts },
    ...fields,
  });
}

const levels = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2));
const policies = fc.constantFrom('NEEDED' as const, 'SINGLE' as const, 'DOUBLE' as const);
const judges = fc.tuple(...ids.map(() => fc.option(fc.nat(2))));

describe('what counts', () => {
  test('the judge where it spoke, a human where it did not', () => {
    const settled = settle({ judge: [2, null, 1] });
    expect(settled).toMatchObject({ state: 'awaiting-first', passes: ['FIRST'] });
    expect(settled.verdicts.map(({ source, awaits }) => [source, awaits])).toEqual([
      ['judge', []],
      ['none', ['FIRST']],
      ['judge', []],
    ]);
    expect(settled.grade).toMatchObject({ status: 'provisional', awaiting: 15, points: 20 + 30 + 7.5 });
  });

  test('a verdict of a judge that nobody has calibrated is a proposal where calibration is required', () => {
    const settled = settle({ judgeCounts: false });
    expect(settled).toMatchObject({ state: 'awaiting-first', grade: { awaiting: 60, points: 20 } });
    expect(settled.verdicts[0]).toMatchObject({
      status: 'needs-human',
      levelIndex: 1,
      needsHumanBecause: 'uncalibrated',
    });
  });

  test('two reviewers who agree settle it, two who differ leave that criterion to a third', () => {
    const reviews = [review('FIRST', [2, 0, 1]), review('SECOND', [2, 1, 1])];
    const differing = settle({ policy: 'DOUBLE', reviews });
    expect(differing).toMatchObject({
      state: 'awaiting-adjudication',
      passes: ['ADJUDICATION'],
      grade: { awaiting: 15 },
    });
    const third = { ...review('ADJUDICATION', [0, 1, 0]), levels: { two: { levelIndex: 1, reason: '', quotes: [] } } };
    const settled = settle({ policy: 'DOUBLE', reviews: [...reviews, third] });
    expect(settled.state).toBe('settled');
    expect(settled.verdicts.map(({ levelIndex, source }) => [levelIndex, source])).toEqual([
      [2, 'review'],
      [1, 'adjudication'],
      [1, 'review'],
    ]);
  });

  test('both passes of a double review are owed at once, and each until it is done', () => {
    expect(settle({ policy: 'DOUBLE' }).passes).toEqual(['FIRST', 'SECOND']);
    expect(settle({ policy: 'DOUBLE', reviews: [review('SECOND', [1, 1, 1])] })).toMatchObject({
      state: 'awaiting-first',
      passes: ['FIRST'],
    });
  });

  test('a withdrawn override falls back to what stood before all of them', () => {
    const overrides = [override('one', { levelIndex: 2 }), override('one', { levelIndex: 0 }), override('one', {})];
    expect(settle({ overrides }).verdicts[0]).toMatchObject({ levelIndex: 1, source: 'judge', override: null });
    expect(settle({ overrides: overrides.slice(0, 2) }).verdicts[0]).toMatchObject({
      levelIndex: 0,
      override: { before: 2, authorName: 'Ada' },
    });
  });

  test('points of a check are replaced within its scale, and a broken one can be mended by hand', () => {
    const overrides = [override('faults', { target: 'check', points: 99 })];
    expect(settle({ overrides }).checks[0]).toMatchObject({ points: 10, status: 'pass', override: { before: 5 } });
    const broken = { ...check, status: 'error' as const, points: 0 };
    const grade = combine({ manifest, rubric, checks: [broken], verdicts: [] });
    const run = { status: 'UNGRADED' as const, grade, checks: [broken], verdicts: [] };
    expect(settle({ run })).toMatchObject({ state: 'ungraded', grade: { status: 'ungraded' } });
    expect(settle({ run, overrides })).toMatchObject({ state: 'awaiting-first', grade: { points: 40, awaiting: 60 } });
  });

  test.each([
    ['levels', { levels: [level(0), { ...level(0.5), title: 'reworded' }, level(1)] }],
    ['question', { question: 'Does it do the contrary?' }],
    ['title', { title: 'Renamed' }],
    ['notes', { authorNotes: 'Be strict.' }],
  ])(
    'a review by another version of the rubric counts where it asks the same, not where its %s differ',
    (_what, was) => {
      const before = { criteria: [criterion('one', 9), { ...criterion('two', 1), ...was }] };
      const rubrics = new Map([
        ['v1', rubric],
        ['v0', before],
      ]);
      const reviews = [review('FIRST', [2, 2, 2], 'v0')];
      const { verdicts } = settle({ judge: [0, 0, 0], policy: 'SINGLE', reviews, rubrics });
      expect(verdicts.map(({ levelIndex, source }) => [levelIndex, source])).toEqual([
        [2, 'review'],
        [0, 'judge'],
        [0, 'judge'],
      ]);
    },
  );
});

describe('a pass that was done again', () => {
  test('counts by its latest round that speaks of a criterion, by the one before where that says nothing', () => {
    const again = { ...review('FIRST', []), round: 1, levels: { two: { levelIndex: 1, reason: '', quotes: [] } } };
    const reviews = [again, review('FIRST', [2, 2, 2])];
    const { verdicts, state } = settle({ judge: [0, 0, 0], policy: 'SINGLE', reviews });
    expect(verdicts.map(({ levelIndex }) => levelIndex)).toEqual([2, 1, 2]);
    expect(verdicts.map((verdict) => verdict.reviews.length)).toEqual([1, 1, 1]);
    expect(state).toBe('settled');
  });
});

describe('whatever was said', () => {
  test('the latest override wins', () => {
    fc.assert(
      fc.property(judges, policies, levels, levels, fc.nat(2), (judge, policy, first, second, last) => {
        const reviews = [review('FIRST', first), review('SECOND', second)];
        const overrides = [override('one', { levelIndex: 1 }), override('one', { levelIndex: last })];
        expect(settle({ judge, policy, reviews, overrides }).verdicts[0]).toMatchObject({
          ...{ levelIndex: last, source: 'override', status: 'judged', awaits: [] },
        });
      }),
    );
  });

  test('the order in which reviews are read does not matter', () => {
    fc.assert(
      fc.property(judges, policies, levels, levels, levels, (judge, policy, first, second, third) => {
        const reviews = [review('FIRST', first), review('SECOND', second), review('ADJUDICATION', third)];
        const one = settle({ judge, policy, reviews });
        expect(settle({ judge, policy, reviews: [...reviews].reverse() })).toEqual(one);
      }),
    );
  });

  test('a higher level or more points from whoever has the last word never lower the total', () => {
    fc.assert(
      fc.property(
        judges,
        policies,
        levels,
        fc.nat(2),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (judge, policy, third, more, points) => {
          const reviews = (given: readonly number[]) => [review('ADJUDICATION', given)];
          const higher = third.map((one, at) => (at === 0 ? Math.min(2, one + more) : one));
          const total = (options: Parameters<typeof settle>[0]) => settle(options).grade?.points ?? NaN;
          expect(total({ judge, policy, reviews: reviews(higher) })).toBeGreaterThanOrEqual(
            total({ judge, policy, reviews: reviews(third) }),
          );
          const checked = (by: number) => [override('faults', { target: 'check', points: by })];
          expect(total({ judge, policy, overrides: checked(Math.min(10, points + more)) })).toBeGreaterThanOrEqual(
            total({ judge, policy, overrides: checked(points) }),
          );
        },
      ),
    );
  });

  test('points so far, points awaiting and points lost make up the whole; it is settled exactly when no pass is owed', () => {
    fc.assert(
      fc.property(judges, policies, fc.option(levels), fc.option(levels), (judge, policy, first, second) => {
        const reviews = [...(first ? [review('FIRST', first)] : []), ...(second ? [review('SECOND', second)] : [])];
        const { grade, state, passes, verdicts } = settle({ judge, policy, reviews });
        const open = verdicts.filter(({ status }) => status === 'needs-human').map(({ criterionId }) => criterionId);
        const weights = rubric.criteria
          .filter(({ id }) => open.includes(id))
          .reduce((sum, { weight }) => sum + weight, 0);
        expect(grade?.awaiting).toBeCloseTo((60 * weights) / 4);
        expect((grade?.points ?? 0) + (grade?.awaiting ?? 0)).toBeLessThanOrEqual(100);
        expect(state === 'settled').toBe(passes.length === 0);
        expect(grade?.status).toBe(state === 'settled' ? 'graded' : 'provisional');
      }),
    );
  });
});
