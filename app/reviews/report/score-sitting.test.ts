import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreExercise } from './score-exercise';
import { scoreSitting } from './score-sitting';
import { checkOf, facts, rubricOf, settledOf, type VerdictFacts } from './testing/make-settled';

const level = fc.integer({ min: 0, max: 2 });
const verdict: fc.Arbitrary<VerdictFacts> = fc.oneof(
  fc.record({ level, samples: fc.array(level, { minLength: 1, maxLength: 5 }) }),
  fc.record({
    level,
    source: fc.constant('review' as const),
    reviews: fc.array(level, { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ level: null }),
);
const task = fc.record({
  weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
  checks: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 }),
  criteria: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), verdict), { minLength: 1, maxLength: 5 }),
});
type Task = typeof task extends fc.Arbitrary<infer T> ? T : never;

function score(tasks: readonly Task[], change: (verdict: VerdictFacts) => VerdictFacts = (one) => one) {
  const exercises = tasks.map(({ weight, checks, criteria }, at) => {
    const weights = criteria.map(([one]) => one);
    const results = checks.map((points, index) => checkOf(`k${index}`, points, 10));
    const settled = settledOf({ weights, checks: results, verdicts: criteria.map(([, one]) => change(one)) });
    return scoreExercise({ facts: facts({ weight }), settled, rubric: rubricOf(weights), ended: true, seed: at + 1 });
  });
  return scoreSitting({ exercises, ended: true });
}

describe('the score of a sitting', () => {
  it('lies in its interval, which lies between 0 and 100 and reaches at least what still awaits', () => {
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 4 }), (tasks) => {
        const { points, low, high, awaiting } = score(tasks);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(points ?? -1);
        expect(high).toBeGreaterThanOrEqual((points ?? 101) + awaiting - 0.011);
        expect(high).toBeLessThanOrEqual(100);
      }),
      { numRuns: 60 },
    );
  });

  it('has no interval of disagreement when every reader agrees with what counts', () => {
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 3 }), (tasks) => {
        const agreed = score(tasks, (one) =>
          one.level === null
            ? one
            : { ...one, samples: [one.level, one.level, one.level], reviews: [one.level, one.level] },
        );
        expect(agreed.disagreement).toEqual({ down: 0, up: 0 });
        expect(agreed.low).toBe(agreed.points);
      }),
      { numRuns: 60 },
    );
  });

  it('has none at all when code alone decided', () => {
    const settled = settledOf({ weights: [], checks: [checkOf('only', 3, 10)], verdicts: [] });
    const exercise = scoreExercise({ facts: facts(), settled, rubric: rubricOf([]), ended: true, seed: 1 });
    const { points, low, high, status } = scoreSitting({ exercises: [exercise], ended: true });
    expect([points, low, high, status]).toEqual([18, 18, 18, 'settled']);
  });

  it('is as wide as the samples make it: one dissenter of three moves a criterion in 7 of 27 draws', () => {
    const scored = (samples: number[]) => {
      const settled = settledOf({ weights: [1], checks: [checkOf('only', 10, 10)], verdicts: [{ level: 2, samples }] });
      const exercise = scoreExercise({ facts: facts(), settled, rubric: rubricOf([1]), ended: true, seed: 1 });
      const moved = exercise.moves.filter((move) => move < 0).length / exercise.moves.length;
      return { ...scoreSitting({ exercises: [exercise], ended: true }), moved };
    };
    expect(scored([2, 2, 1])).toMatchObject({ points: 100, low: 80, high: 100, disagreement: { down: -20, up: 0 } });
    expect(scored([2, 2, 1]).moved).toBeGreaterThan(0.22);
    expect(scored([2, 2, 1]).moved).toBeLessThan(0.3);
    // Nineteen of twenty agree: the middle 95 % of draws does not move.
    expect(scored([...new Array<number>(19).fill(2), 1]).low).toBe(100);
  });

  it('takes people who differed as readers too, and an override as the last word', () => {
    const scored = (verdict: VerdictFacts) => {
      const settled = settledOf({ weights: [1], checks: [checkOf('only', 0, 10)], verdicts: [verdict] });
      return scoreExercise({ facts: facts(), settled, rubric: rubricOf([1]), ended: true, seed: 1 }).exercise;
    };
    expect(scored({ level: 1, source: 'adjudication', reviews: [0, 2, 1] })).toMatchObject({
      points: 20,
      low: 0,
      high: 40,
    });
    expect(scored({ level: 1, source: 'override', reviews: [0, 2, 1], samples: [0, 1, 2] })).toMatchObject({
      low: 20,
      high: 20,
    });
  });
});

describe('what counts', () => {
  const graded = scoreExercise({
    facts: facts({ assessmentExerciseId: 'a' }),
    settled: settledOf({ weights: [1], checks: [checkOf('only', 10, 10)], verdicts: [{ level: 2 }] }),
    rubric: rubricOf([1]),
    ended: true,
    seed: 1,
  });
  const without = (ended: boolean) =>
    scoreExercise({ facts: facts({ submissionId: null }), settled: null, rubric: null, ended, seed: 2 });

  it('is zero for an exercise that was not begun once the sitting has ended, and nothing before', () => {
    expect(scoreSitting({ exercises: [graded, without(true)], ended: true })).toMatchObject({
      points: 50,
      status: 'settled',
    });
    expect(scoreSitting({ exercises: [graded, without(false)], ended: false })).toMatchObject({
      points: 100,
      status: 'running',
    });
  });

  it('is everything but what we could not grade, which is said', () => {
    const broken = settledOf({ weights: [1], checks: [{ ...checkOf('only', 0, 10), status: 'error' }], verdicts: [] });
    const ungraded = scoreExercise({
      facts: facts({ title: 'Broken' }),
      settled: { ...broken, state: 'ungraded' },
      rubric: rubricOf([1]),
      ended: true,
      seed: 2,
    });
    expect(scoreSitting({ exercises: [graded, ungraded], ended: true })).toMatchObject({
      points: 100,
      leftOut: ['Broken'],
      status: 'provisional',
    });
    expect(scoreSitting({ exercises: [ungraded], ended: true })).toMatchObject({ points: null, low: null, high: null });
  });
});
