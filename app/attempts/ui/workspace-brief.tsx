import type { AttemptView } from '../attempt-views';

/** The brief, and how the work is graded, folded away until somebody wants it. */
export function WorkspaceBrief({ exercise }: { exercise: AttemptView['exercise'] }) {
  const total = exercise.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <>
      {/* Sanitised on the server when it was rendered from Markdown. */}
      <div className="prose [&>:first-child]:mt-0" dangerouslySetInnerHTML={{ __html: exercise.briefHtml }} />
      <details className="mt-6 max-w-[72ch] border-t border-line pt-3">
        <summary className="cursor-pointer font-medium">How it is graded</summary>
        <p className="mt-2">
          {exercise.gradedBy} Executed checks decide {exercise.points.checks} points, the rubric{' '}
          {exercise.points.rubric}.
        </p>
        <dl className="mt-2 grid gap-2">
          {exercise.criteria.map(({ id, title, question, weight }) => (
            <div key={id}>
              <dt className="font-medium">
                {title}{' '}
                <span className="font-normal text-muted tabular-nums">
                  {((weight / total) * exercise.points.rubric).toFixed(1)} points
                </span>
              </dt>
              <dd className="text-muted">{question}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
