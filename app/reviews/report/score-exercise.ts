import type { Rubric } from '../../exercises/exercise-format';
import type { SettledGrade, SettledVerdict } from '../settled-grade';
import { drawDisagreement, middleOf, type Reading, type ReadCriterion } from './draw-disagreement';
import type { ExerciseState, ScoredCheck, ScoredCriterion, ScoredExercise } from './score-types';

/** An exercise of an assessment and what one sitting has of it. */
export interface ExerciseFacts {
  assessmentExerciseId: string;
  exerciseVersionId: string;
  slug: string;
  kind: string;
  title: string;
  skills: string[];
  weight: number;
  /** How its 100 points are split. */
  points: { checks: number; rubric: number };
  attemptId: string | null;
  submissionId: string | null;
}

const round = (points: number): number => Math.round(points * 100) / 100;
const clamp = (points: number): number => round(Math.min(100, Math.max(0, points)));

/**
 * One exercise's part in a sitting, pure: the settled grade with the share of every check and criterion, and how far its readers'
 * disagreement would move it (`moves`, in points of 100, one per bootstrap replicate; empty when they agree). Without a submission
 * it is worth 0 once the sitting has `ended`, and open until then.
 */
export function scoreExercise({
  facts,
  settled,
  rubric,
  ended,
  seed,
}: {
  facts: ExerciseFacts;
  settled: SettledGrade | null;
  /** The version that counts; null without a settled grade. */
  rubric: Rubric | null;
  ended: boolean;
  /** Another one for each exercise of a sitting, or their readers would be drawn alike. */
  seed: number;
}): { exercise: ScoredExercise; moves: number[] } {
  const state = stateOf({ facts, settled, ended });
  const checks = settled ? scaleChecks(settled, facts.points.checks) : [];
  const criteria = settled && rubric ? readCriteria(settled, rubric, facts.points.rubric) : [];
  const grade = settled?.grade ?? null;
  const counts = state === 'graded' || state === 'provisional';
  const points = counts ? (grade?.points ?? null) : state === 'not-begun' ? 0 : null;
  const awaiting = counts ? (grade?.awaiting ?? 0) : 0;
  const moves = counts ? drawDisagreement({ criteria: criteria.flatMap(readingsOf), seed }) : [];
  const { down, up } = middleOf(moves);
  const { points: _split, ...named } = facts;
  return {
    exercise: {
      ...named,
      state,
      reviewState: settled?.state ?? null,
      points,
      awaiting,
      low: points === null ? null : clamp(points + down),
      high: points === null ? null : clamp(points + awaiting + up),
      reason: grade?.status === 'ungraded' ? grade.reason : null,
      checks,
      criteria,
      rubricNumber: settled?.rubricNumber ?? null,
    },
    moves,
  };
}

function stateOf({
  facts,
  settled,
  ended,
}: {
  facts: ExerciseFacts;
  settled: SettledGrade | null;
  ended: boolean;
}): ExerciseState {
  if (facts.submissionId === null) return ended ? 'not-begun' : 'open';
  if (!settled || settled.state === 'grading' || settled.grade === null) return 'grading';
  return settled.grade.status === 'ungraded' ? 'ungraded' : settled.grade.status;
}

function scaleChecks(settled: SettledGrade, most: number): ScoredCheck[] {
  const own = settled.checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const scale = own > 0 ? most / own : 0;
  return settled.checks.map((check) => ({
    ...check,
    earned: check.points * scale,
    most: check.maxPoints * scale,
  }));
}

function readCriteria(settled: SettledGrade, rubric: Rubric, most: number): ScoredCriterion[] {
  const weights = rubric.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return rubric.criteria.map(({ id, title, question, weight, levels }) => {
    const verdict = settled.verdicts.find((one) => one.criterionId === id) ?? null;
    const level = verdict?.status === 'judged' && verdict.levelIndex !== null ? levels[verdict.levelIndex] : undefined;
    return {
      id,
      title,
      question,
      levels: levels.map(({ share, title: name, description }) => ({ share, title: name, description })),
      max: weights > 0 ? (most * weight) / weights : 0,
      share: level?.share ?? null,
      verdict,
    };
  });
}

/** The readers whose levels stand behind what counts. An override is one person's last word: nobody was drawn for it. */
function readingsOf({ max, share, levels, verdict }: ScoredCriterion): ReadCriterion[] {
  if (share === null || !verdict) return [];
  return [{ max, share, readings: readersOf(verdict).flatMap((one) => shareOf(one, levels)) }];
}

type LevelOfReader = { reader: string; levelIndex: number | null };

function readersOf(verdict: SettledVerdict): LevelOfReader[] {
  if (verdict.source === 'judge') {
    return verdict.samples.map(({ sampleIndex, levelIndex }) => ({ reader: `sample ${sampleIndex}`, levelIndex }));
  }
  if (verdict.source === 'review' || verdict.source === 'adjudication') {
    return verdict.reviews.map(({ pass, levelIndex }) => ({ reader: pass, levelIndex }));
  }
  return [];
}

function shareOf({ reader, levelIndex }: LevelOfReader, levels: ScoredCriterion['levels']): Reading[] {
  const level = levelIndex === null ? undefined : levels[levelIndex];
  return level ? [{ reader, share: level.share }] : [];
}
