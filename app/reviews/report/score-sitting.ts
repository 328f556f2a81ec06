import { weighPoints } from '../../grading/weigh-points';
import { middleOf } from './draw-disagreement';
import type { ScoredExercise, ScoreStatus, SittingScore } from './score-types';

const round = (points: number): number => Math.round(points * 100) / 100;

/**
 * A sitting's score from its exercises, pure: their weighted mean, over those that count. Its interval holds what can still come
 * from criteria awaiting a human, and the middle 95 % of how the readers' disagreement would move the mean: exercises are read
 * apart from each other, so their moves are added replicate by replicate with their weights. Never narrower than the points.
 */
export function scoreSitting({
  exercises,
  ended,
}: {
  exercises: readonly { exercise: ScoredExercise; moves: readonly number[] }[];
  ended: boolean;
}): SittingScore {
  const all = exercises.map(({ exercise }) => exercise);
  const { points, high } = weighPoints(all);
  const counted = exercises.filter(({ exercise }) => exercise.points !== null && exercise.weight > 0);
  const weights = counted.reduce((sum, { exercise }) => sum + exercise.weight, 0);
  const replicates = Math.max(0, ...counted.map(({ moves }) => moves.length));
  const moves = Array.from({ length: replicates }, (_none, at) =>
    counted.reduce((sum, { exercise, moves: own }) => sum + (exercise.weight * (own[at] ?? 0)) / weights, 0),
  );
  const { down, up } = middleOf(moves);
  const disagreement = { down: round(down), up: round(up) };
  return {
    status: statusOf(all, ended),
    points,
    low: points === null ? null : round(Math.max(0, points + disagreement.down)),
    high: high === null ? null : round(Math.min(100, high + disagreement.up)),
    awaiting: points === null || high === null ? 0 : round(high - points),
    disagreement,
    leftOut: all.filter(({ state }) => state === 'ungraded').map(({ title }) => title),
  };
}

function statusOf(exercises: readonly ScoredExercise[], ended: boolean): ScoreStatus {
  if (!ended) return 'running';
  if (exercises.some(({ state }) => state === 'grading')) return 'grading';
  return exercises.every(
    ({ state, reviewState }) => state === 'not-begun' || (state === 'graded' && reviewState === 'settled'),
  )
    ? 'settled'
    : 'provisional';
}
