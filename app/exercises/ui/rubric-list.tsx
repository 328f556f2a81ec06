import { Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format-number';
import type { RubricExerciseView } from '../rubrics/rubric-views';
import { rubricPaths } from './rubric-names';

/** Every exercise whose rubric the organisation may read, those it assesses with first. */
export function RubricList({ slug, exercises }: { slug: string; exercises: RubricExerciseView[] }) {
  if (exercises.length === 0) {
    return (
      <EmptyState title="There is no exercise to grade yet">
        <p>Exercises are folders; whoever runs this installation adds them and starts it again.</p>
      </EmptyState>
    );
  }
  const groups = [
    { title: 'In your assessments', items: exercises.filter(({ assessments }) => assessments > 0) },
    { title: 'Others you may use', items: exercises.filter(({ assessments }) => assessments === 0) },
  ].filter(({ items }) => items.length > 0);
  return (
    <div className="space-y-6">
      <p className="max-w-[68ch] text-muted">
        A rubric says what the judge and your reviewers grade by. Each exercise comes with one; make a copy to change it
        for your organisation alone. Published versions never change, and every grade says which one it came from.
      </p>
      {groups.map(({ title, items }) => (
        <Card key={title} title={title} padded={false}>
          <ul className="divide-y divide-line">
            {items.map((exercise) => (
              <li
                key={exercise.slug}
                className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
              >
                <Link to={rubricPaths(slug, exercise.slug).home} className="font-medium text-accent hover:underline">
                  {exercise.title}
                </Link>
                <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-[0.8667rem] text-muted">
                  {exercise.draft && (
                    <Badge tone="warn">draft{exercise.draft.by ? ` by ${exercise.draft.by}` : ''}</Badge>
                  )}
                  {exercise.isOwn && <Badge>yours alone</Badge>}
                  {exercise.ownVersions > 0 && <span>{formatCount(exercise.ownVersions, 'version')} of yours</span>}
                  {exercise.assessments > 0 && <span>in {formatCount(exercise.assessments, 'assessment')}</span>}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
