import type { Rubric } from '../exercises/exercise-format';
import type { Verdict } from './grade-types';
import type { Judge } from './judge/judge-types';

/** One open verdict per criterion: a human has to grade, for the given reason (a code of `Verdict.needsHumanBecause`). */
export function openVerdicts({ rubric, because }: { rubric: Rubric; because: string }): Verdict[] {
  return rubric.criteria.map((criterion) => ({
    criterionId: criterion.id,
    status: 'needs-human',
    levelIndex: null,
    reason: '',
    quotes: [],
    samples: [],
    spread: 0,
    gradedBy: 'none',
    needsHumanBecause: because,
  }));
}

/** The judge when none is configured: every criterion awaits a human. */
export const absentJudge: Judge = {
  model: 'none',
  assess: ({ rubric }) =>
    Promise.resolve({
      verdicts: openVerdicts({ rubric, because: 'no-judge' }),
      flags: [],
      calls: [],
      model: 'none',
      promptHash: null,
    }),
};
