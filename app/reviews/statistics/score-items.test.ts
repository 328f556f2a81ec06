import { describe, expect, it } from 'vitest';
import { scoreExercise } from '../report/score-exercise';
import { scoreSitting } from '../report/score-sitting';
import { checkOf, facts, rubricOf, settledOf, type VerdictFacts } from '../report/testing/make-settled';
import { countAwaiting, rowsForAlpha, scoreExercises, scoreParts, type CountedSitting } from './score-items';

/** A sitting of exercises `e0`, `e1` ... each with one check of 60 points and as many criteria as it has verdicts, 40 points in all. */
function sittingOf(exercises: { check: number; verdicts: VerdictFacts[] }[]): CountedSitting {
  const scored = exercises.map(({ check, verdicts }, at) => {
    const weights = verdicts.map(() => 1);
    const settled = settledOf({ weights, checks: [checkOf('faults', check, 10)], verdicts });
    const own = facts({ assessmentExerciseId: `e${at}` });
    return scoreExercise({ facts: own, settled, rubric: rubricOf(weights), ended: true, seed: 1 });
  });
  return {
    score: scoreSitting({ exercises: scored, ended: true }),
    exercises: scored.map(({ exercise }) => exercise),
  };
}

const full = { check: 10, verdicts: [{ level: 2 }] };
const half = { check: 5, verdicts: [{ level: 1 }] };
const open = { check: 10, verdicts: [{ level: null }] };

describe('points that await a human', () => {
  const sittings = [sittingOf([full, half]), sittingOf([open, half]), sittingOf([half, open])];

  it('are not counted as lost: the exercise is left out as a whole and of what everything else earns', () => {
    expect(scoreExercises(sittings, 'e0')).toEqual([
      { share: 1, rest: 50 },
      { share: 0.5, rest: null },
    ]);
    expect(countAwaiting(sittings, 'e0')).toBe(1);
    expect(rowsForAlpha(sittings)).toEqual({ of: 'exercises', rows: [[100, 50]] });
  });

  it('leave a part its own share, and nothing to compare it with', () => {
    const check = scoreParts(sittings, 'e0').find(({ kind }) => kind === 'check');
    expect(check?.scores).toEqual([
      { share: 1, rest: 75 - 30, level: null },
      { share: 1, rest: null, level: null },
      { share: 0.5, rest: null, level: null },
    ]);
  });
});

describe('rows of one exercise for alpha', () => {
  it('are those of the commonest shape, whichever came last', () => {
    const other = { check: 10, verdicts: [{ level: 2 }, { level: 2 }] };
    const sittings = [sittingOf([full]), sittingOf([half]), sittingOf([other])];
    expect(rowsForAlpha(sittings).rows).toEqual([
      [60, 40],
      [30, 20],
    ]);
  });
});
