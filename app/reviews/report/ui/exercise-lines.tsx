import { Link } from '@remix-run/react';
import { PointsBar } from '../../../ui/charts/points-bar';
import { formatPoints } from '../../../ui/format-number';
import type { ExerciseLine } from '../report-views';
import type { ExerciseState } from '../score-types';

export const STATE_WORDS: Record<ExerciseState, string> = {
  open: 'open',
  'not-begun': 'not begun, counts 0',
  grading: 'being graded',
  ungraded: 'could not be graded',
  provisional: 'provisional',
  graded: '',
};

/** One line per exercise: points so far, what can still come, its weight. */
export function ExerciseLines({ exercises, base }: { exercises: readonly ExerciseLine[]; base: string }) {
  const weighted = new Set(exercises.map(({ weight }) => weight)).size > 1;
  return (
    <ul className="space-y-2.5">
      {exercises.map((exercise) => (
        <li key={exercise.assessmentExerciseId}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link to={`${base}/everything?exercise=${exercise.assessmentExerciseId}`} className="hover:underline">
              {exercise.title}
            </Link>
            <span className="text-[0.8667rem] text-muted tabular-nums">
              <strong className="text-ink">{exercise.points === null ? '–' : formatPoints(exercise.points)}</strong> /
              100
              {weighted && ` × ${exercise.weight}`}
              {STATE_WORDS[exercise.state] && `, ${STATE_WORDS[exercise.state]}`}
            </span>
          </div>
          <div className="mt-1">
            <PointsBar
              label={exercise.title}
              earned={exercise.points ?? 0}
              awaiting={exercise.awaiting}
              max={100}
              height={10}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
