import type { ExerciseLine } from './report-views';
import type { ScoredExercise } from './score-types';

/** An exercise as a line of a list, without its checks and criteria. */
export const lineOf = (exercise: ScoredExercise): ExerciseLine => ({
  assessmentExerciseId: exercise.assessmentExerciseId,
  title: exercise.title,
  weight: exercise.weight,
  state: exercise.state,
  points: exercise.points,
  awaiting: exercise.awaiting,
  low: exercise.low,
  high: exercise.high,
  reason: exercise.reason,
  submissionId: exercise.submissionId,
});
