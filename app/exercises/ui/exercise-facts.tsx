import { Badge } from '../../ui/badge';
import { formatPoints } from '../../ui/format-number';
import type { ExercisePage } from '../exercise-views';
import { criterionPoints } from './criterion-points';
import { LEVEL_TITLES } from './filter-catalogue';
import { PointsSplit } from './points-split';

type Facts = Pick<
  ExercisePage,
  'kindTitle' | 'gradedBy' | 'level' | 'minutes' | 'skills' | 'points' | 'answerFiles' | 'criteria'
>;

/** What one wants to know before starting: time, what is handed in, how the points are split, what the rubric asks. */
export function ExerciseFacts({ exercise }: { exercise: Facts }) {
  const points = criterionPoints(exercise.criteria, exercise.points.rubric);
  return (
    <div className="space-y-5 text-[0.9333rem]">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">Kind</dt>
        <dd>{exercise.kindTitle}</dd>
        <dt className="text-muted">Level</dt>
        <dd>{LEVEL_TITLES[exercise.level]}</dd>
        <dt className="text-muted">Time</dt>
        <dd className="tabular-nums">about {exercise.minutes} min</dd>
        <dt className="text-muted">Skills</dt>
        <dd className="flex flex-wrap gap-1">
          {exercise.skills.map((skill) => (
            <Badge key={skill}>{skill}</Badge>
          ))}
        </dd>
      </dl>
      <section>
        <h2 className="mb-2 text-[1rem]">You hand in</h2>
        <ul className="space-y-1">
          {exercise.answerFiles.map((file) => (
            <li key={file.path} className="flex justify-between gap-3">
              <span>{file.title}</span>
              <code className="font-mono text-[0.8667rem] text-muted">{file.path}</code>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="mb-2 text-[1rem]">100 points</h2>
        <PointsSplit points={exercise.points} />
        <p className="mt-2 text-[0.8667rem] text-muted">{exercise.gradedBy}</p>
      </section>
      {exercise.criteria.length > 0 && (
        <section>
          <h2 className="mb-2 text-[1rem]">The rubric asks</h2>
          <ul className="space-y-1">
            {exercise.criteria.map((criterion) => (
              <li key={criterion.id} className="flex justify-between gap-3">
                <span>{criterion.title}</span>
                <span className="text-muted tabular-nums">{formatPoints(points.get(criterion.id) ?? 0)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
