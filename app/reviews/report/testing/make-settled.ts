import type { Rubric } from '../../../exercises/exercise-format';
import { combine } from '../../../grading/combine';
import type { CheckResult } from '../../../kinds/contract';
import type { SettledGrade, SettledVerdict, Source } from '../../settled-grade';
import type { ExerciseFacts } from '../score-exercise';

/** Facts, rubrics and settled grades for tests of the report's arithmetic. */

export const POINTS = { checks: 60, rubric: 40 };

export const facts = (changes: Partial<ExerciseFacts> = {}): ExerciseFacts => ({
  assessmentExerciseId: 'exercise',
  exerciseVersionId: 'version',
  slug: 'task',
  kind: 'some-kind',
  title: 'A task',
  skills: ['evaluation'],
  weight: 1,
  points: POINTS,
  attemptId: 'attempt',
  submissionId: 'submission',
  ...changes,
});

/** A rubric of criteria `c0`, `c1` ... with levels worth 0, half and all. */
export const rubricOf = (weights: readonly number[]): Rubric => ({
  criteria: weights.map((weight, at) => ({
    id: `c${at}`,
    title: `Criterion ${at}`,
    question: 'Does the memo say so?',
    weight,
    levels: [0, 0.5, 1].map((share) => ({ share, title: `worth ${share}`, description: 'as described here' })),
    authorNotes: '',
  })),
  exemplars: [],
});

export const checkOf = (checkId: string, points: number, maxPoints: number): CheckResult => ({
  ...{ checkId, points, maxPoints, title: `Check ${checkId}`, summary: 'Measured.', advice: '', evidence: null },
  status: points >= maxPoints ? 'pass' : points > 0 ? 'partial' : 'fail',
});

export interface VerdictFacts {
  /** Null: awaits a human. */
  level: number | null;
  source?: Source;
  /** Levels of the judge's samples. */
  samples?: readonly number[];
  /** Levels of finished reviews, first to last pass. */
  reviews?: readonly number[];
}

const PASSES = ['FIRST', 'SECOND', 'ADJUDICATION'] as const;

function verdictOf({ level, source = 'judge', samples = [], reviews = [] }: VerdictFacts, at: number): SettledVerdict {
  return {
    criterionId: `c${at}`,
    status: level === null ? 'needs-human' : 'judged',
    levelIndex: level,
    reason: 'Because.',
    quotes: [],
    samples: samples.map((levelIndex, sampleIndex) => ({
      ...{ sampleIndex, levelIndex, reason: '', quotes: [], unverifiedQuotes: [] },
    })),
    spread: 0,
    gradedBy: 'judge-1',
    needsHumanBecause: level === null ? 'split' : null,
    source,
    override: null,
    reviews: reviews.map((levelIndex, pass) => ({
      ...{ pass: PASSES[pass] ?? 'ADJUDICATION', reviewerName: 'Ada', levelIndex, reason: '' },
    })),
    judge: null,
    awaits: level === null ? ['FIRST'] : [],
  };
}

/** A settled grade of `rubricOf(weights)`. */
export function settledOf({
  weights,
  checks,
  verdicts,
}: {
  weights: readonly number[];
  checks: readonly CheckResult[];
  verdicts: readonly VerdictFacts[];
}): SettledGrade {
  const said = verdicts.map(verdictOf);
  const open = verdicts.some(({ level }) => level === null);
  return {
    state: open ? 'awaiting-first' : 'settled',
    passes: [],
    grade: combine({ manifest: { points: POINTS }, rubric: rubricOf(weights), checks, verdicts: said }),
    checks: checks.map((check) => ({ ...check, source: 'check', override: null })),
    verdicts: said,
    rubricVersionId: 'rubric',
    rubricNumber: 1,
  };
}
