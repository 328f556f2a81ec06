import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreExercise } from './score-exercise';
import { PIECES, selectEvidence } from './select-evidence';
import { checkOf, facts, rubricOf, settledOf } from './testing/make-settled';

const task = fc.record({
  weight: fc.integer({ min: 0, max: 4 }),
  checks: fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 5 }),
  levels: fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 5 }),
});

function exercisesOf(tasks: { weight: number; checks: number[]; levels: (number | null)[] }[]) {
  return tasks.map(({ weight, checks, levels }, at) => {
    const weights = levels.map(() => 1);
    const settled = settledOf({
      weights,
      checks: [checkOf('first', 5, 10), ...checks.map((points, index) => checkOf(`k${index}`, points, 10))],
      verdicts: levels.map((level) => ({ level })),
    });
    const own = facts({ weight, attemptId: `attempt ${at}` });
    return scoreExercise({ facts: own, settled, rubric: rubricOf(weights), ended: true, seed: 1 }).exercise;
  });
}

describe('the evidence that carries a score', () => {
  it('is never shown twice, begins with the strongest pull, and is not strong without points nor weak with all of them', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 4 }), (tasks) => {
        const { strongest, weakest } = selectEvidence(exercisesOf(tasks));
        const ids = [...strongest, ...weakest].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(Math.max(strongest.length, weakest.length)).toBeLessThanOrEqual(PIECES);
        for (const piece of strongest) expect(piece.earned).toBeGreaterThan(0);
        for (const piece of weakest) expect(piece.earned).toBeLessThan(piece.most);
        const all = selectEvidence(exercisesOf(tasks), Infinity);
        const mean = meanOf(all);
        for (const list of [all.strongest, all.weakest]) {
          const pulls = list.map(({ earned, most }) => Math.abs(earned - mean * most));
          pulls.slice(1).forEach((pull, at) => expect(pull).toBeLessThanOrEqual((pulls[at] ?? 0) + 1e-6));
        }
        expect(all.strongest.slice(0, PIECES)).toEqual(strongest);
        expect(all.weakest.slice(0, PIECES)).toEqual(weakest);
      }),
    );
  });

  it('leaves out what awaits a human and what we could not run', () => {
    const [exercise] = exercisesOf([{ weight: 1, checks: [10], levels: [null, 2] }]);
    if (!exercise) throw new Error('there is one');
    const broken = { ...exercise, checks: exercise.checks.map((check) => ({ ...check, status: 'error' as const })) };
    const ids = (all: ReturnType<typeof selectEvidence>) =>
      [...all.strongest, ...all.weakest].map(({ targetId }) => targetId).sort();
    expect(ids(selectEvidence([exercise]))).toEqual(['c1', 'first', 'k0'].sort());
    expect(ids(selectEvidence([broken]))).toEqual([]);
  });
});

/** Pieces that pull neither way do not move the mean: it is that of the others. */
function meanOf({ strongest, weakest }: ReturnType<typeof selectEvidence>): number {
  const all = [...strongest, ...weakest];
  const most = all.reduce((sum, piece) => sum + piece.most, 0);
  return most === 0 ? 0 : all.reduce((sum, piece) => sum + piece.earned, 0) / most;
}
