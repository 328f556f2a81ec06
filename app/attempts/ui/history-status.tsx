import { Badge } from '../../ui/badge';
import { formatPoints } from '../../ui/format-number';
import type { SubmissionSummary } from '../attempt-views';

/** Score of a submission, or where its grading stands. */
export function SubmissionStatus({ submission }: { submission: SubmissionSummary }) {
  if (submission.status === 'QUEUED') return <Badge>waiting</Badge>;
  if (submission.status === 'RUNNING') return <Badge tone="accent">grading</Badge>;
  if (submission.points === null) return <Badge tone="warn">not graded</Badge>;
  return (
    <>
      <strong className="tabular-nums">{formatPoints(submission.points)}</strong>
      <span className="text-muted"> / 100</span>
      {submission.gradeStatus === 'provisional' && (
        <>
          {' '}
          <Badge tone="warn">provisional</Badge>
        </>
      )}
    </>
  );
}
