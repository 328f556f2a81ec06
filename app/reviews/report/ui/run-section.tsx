import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { formatCount } from '../../../ui/format-number';
import { LocalTime } from '../../../ui/local-time';
import type { HandedIn } from '../everything-views';

const TraceViewer = lazy(() =>
  import('../../../ui/trace/trace-viewer').then((module) => ({ default: module.TraceViewer })),
);

const PASS = { FIRST: 'First review', SECOND: 'Second review', ADJUDICATION: 'Adjudication' } as const;

/** How the grade came about: versions, judge calls as a trace, who reviewed. */
export function RunSection({ handedIn }: { handedIn: HandedIn }) {
  const [open, setOpen] = useState(false);
  const { run, reviews } = handedIn;
  return (
    <Card
      title="How it was graded"
      headingLevel={3}
      aside={
        run?.trace && (
          <Button size="sm" className="no-print" aria-expanded={open} onClick={() => setOpen((now) => !now)}>
            {open ? 'Close the trace' : `Trace of ${formatCount(run.judgeCalls, 'judge call')}`}
          </Button>
        )
      }
    >
      <ul className="space-y-1">
        {run && (
          <li>
            Rubric version {run.rubricNumber}
            {run.finishedAt && (
              <>
                , graded <LocalTime iso={run.finishedAt} />
              </>
            )}
            ; {run.judgeModel === 'none' ? 'no judge model' : `judge model ${run.judgeModel}`}
            {run.promptHash && (
              <>
                , prompt <code className="font-mono text-[0.8667rem]">{run.promptHash.slice(0, 12)}</code>
              </>
            )}
          </li>
        )}
        {reviews.map((review) => (
          <li key={`${review.pass} ${review.finishedAt}`}>
            {PASS[review.pass]} by {review.reviewerName}
            {review.blind && ', blind'}, <LocalTime iso={review.finishedAt} />
          </li>
        ))}
      </ul>
      {open && run?.trace && (
        <div className="mt-4">
          <Suspense fallback={<p className="text-muted">Loading the trace…</p>}>
            <TraceViewer trace={run.trace} height="34rem" />
          </Suspense>
        </div>
      )}
    </Card>
  );
}
