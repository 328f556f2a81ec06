import { describe, expect, it } from 'vitest';
import { compareScores } from './compare-scores';
import type { ComparedSitting } from './comparison-views';
import { placeScore } from './place-score';
import { profileSkills } from './profile-skills';
import { scoreExercise } from './score-exercise';
import { sortCompared } from './sort-compared';
import { checkOf, facts, rubricOf, settledOf } from './testing/make-settled';

const sitting = (name: string, points: number | null, low = points, high = points) => ({
  name,
  score: { points, low, high },
});

describe('what scores say about each other', () => {
  it('is that one is ahead only when the intervals are apart', () => {
    expect(compareScores([sitting('Ada', 80, 76, 84), sitting('Bo', 70, 65, 75)])).toBe(
      'Ada is ahead of the others by more than the uncertainty of the scores.',
    );
    expect(compareScores([sitting('Bo', 70, 65, 77), sitting('Ada', 80, 76, 84), sitting('Cy', 20)])).toBe(
      'Ada has the most points; the difference to Bo is within the uncertainty.',
    );
    expect(compareScores([sitting('Ada', 80), sitting('Bo', 80)])).toBe('Ada and Bo have as many points.');
    expect(compareScores([sitting('Ada', 80), sitting('Bo', null)])).toBeNull();
  });
});

describe('the place of a score', () => {
  it('is told from five finished sittings on, in counts', () => {
    expect(placeScore({ own: 50, others: [10, 20, 60] })).toBeNull();
    expect(placeScore({ own: null, others: [10, 20, 60, 70] })).toBeNull();
    expect(placeScore({ own: 50, others: [10, 50, 60, 70] })).toEqual({
      ...{ scores: [10, 50, 50, 60, 70], below: 1, level: 1, above: 2, median: 50 },
    });
    expect(placeScore({ own: 50, others: [10, 20, 60, 70, 80] })?.median).toBe(55);
  });
});

describe('the skill profile', () => {
  it('weighs the exercises that need a skill, and lists what the role expects first', () => {
    const exercise = (points: number, weight: number, skills: string[]) =>
      scoreExercise({
        facts: facts({ weight, skills, title: `worth ${points}` }),
        settled: settledOf({ weights: [], checks: [checkOf('only', points, 10)], verdicts: [] }),
        rubric: rubricOf([]),
        ended: true,
        seed: 1,
      }).exercise;
    const profile = profileSkills({
      exercises: [exercise(10, 3, ['rag', 'evals']), exercise(0, 1, ['evals'])],
      expectations: { evals: 0.5, tracing: 0.7 },
    });
    expect(profile.map(({ skill, share, expected }) => [skill, share, expected])).toEqual([
      ['evals', expect.closeTo(0.45), 0.5],
      ['tracing', null, 0.7],
      ['rag', expect.closeTo(0.6), null],
    ]);
  });
});

describe('the order of the table', () => {
  const row = (name: string, points: number | null, decision: ComparedSitting['decision'] = null): ComparedSitting => ({
    sittingId: name,
    name,
    score: {
      status: 'settled',
      points,
      low: points,
      high: points,
      awaiting: 0,
      disagreement: { down: 0, up: 0 },
      leftOut: [],
    },
    decision,
    exercises: [{ assessmentExerciseId: 'x', points, state: 'graded' }],
  });
  const rows = [row('Bo', 10, 'REJECT'), row('Ada', null), row('Cy', 30, 'ADVANCE'), row('Di', 10)];
  const order = (by: string, descending: boolean) => sortCompared(rows, by, descending).map(({ name }) => name);

  it('puts what has no value last either way', () => {
    expect(order('score', true)).toEqual(['Cy', 'Bo', 'Di', 'Ada']);
    expect(order('x', false)).toEqual(['Bo', 'Di', 'Cy', 'Ada']);
    expect(order('decision', true)).toEqual(['Cy', 'Bo', 'Ada', 'Di']);
    expect(order('name', true)).toEqual(['Di', 'Cy', 'Bo', 'Ada']);
  });
});
