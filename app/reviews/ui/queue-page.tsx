import { Form, Link } from '@remix-run/react';
import { may, type Role } from '../../accounts/roles';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { QueuePage } from '../queue/queue-views';
import { QueueAssign } from './queue-assign';
import { QueueFilterForm } from './queue-filter';
import { QueueList } from './queue-list';

/** What the last command came to. */
export interface QueueOutcome {
  refusal?: string;
  nothingLeft?: boolean;
  assigned?: number;
  /** Of those chosen, how many stayed where they were. */
  left?: number;
}

export interface QueuePageViewProps {
  queue: QueuePage;
  slug: string;
  role: Role;
  outcome: QueueOutcome;
}

/** Everything that awaits a human: what is yours, what you can take, and for those who assign, who has what. */
export function QueuePageView({ queue, slug, role, outcome }: QueuePageViewProps) {
  const { mine, free, filter } = queue;
  const base = `/organisations/${slug}/reviews`;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-[1.2rem]">Reviews</h2>
          <p className="text-muted">
            {formatCount(mine.length, 'review')} of yours open, {free.length} you can take
            {queue.grading > 0 && `, ${formatCount(queue.grading, 'submission')} being graded`}.
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton to={`/organisations/${slug}/appeals`}>
            Appeals{queue.openAppeals > 0 && <Badge tone="warn">{queue.openAppeals}</Badge>}
          </LinkButton>
          <Form method="post">
            <input type="hidden" name="assessment" value={filter.assessment} />
            <input type="hidden" name="exercise" value={filter.exercise} />
            <input type="hidden" name="pass" value={filter.pass} />
            <SubmitButton name="intent" value="next" variant="primary">
              {mine.length > 0 ? 'Go on reviewing' : 'Take the next one'}
            </SubmitButton>
          </Form>
        </div>
      </div>
      <OutcomeNotice outcome={outcome} />
      <QueueFilterForm queue={queue} />
      {mine.length > 0 && (
        <Card title={`Yours (${mine.length})`} padded={false}>
          <QueueList rows={mine} base={base} action="go-on" />
        </Card>
      )}
      {free.length > 0 ? (
        <Card title={`You can take (${free.length})`} padded={false}>
          <QueueList rows={free.slice(0, MOST_SHOWN)} base={base} action="take" />
          {free.length > MOST_SHOWN && (
            <p className="border-t border-line px-4 py-2 text-muted">And {free.length - MOST_SHOWN} more.</p>
          )}
        </Card>
      ) : (
        mine.length === 0 && <NothingToDo queue={queue} slug={slug} role={role} />
      )}
      {queue.all && queue.all.length > 0 && <QueueAssign queue={queue} rows={queue.all} />}
      {queue.ungraded.length > 0 && <Ungraded queue={queue} base={base} role={role} />}
    </div>
  );
}

/** More than anybody does in a day; the rest follows as these are done. */
const MOST_SHOWN = 25;

function OutcomeNotice({ outcome: { refusal, nothingLeft, assigned, left = 0 } }: { outcome: QueueOutcome }) {
  if (refusal !== undefined) return <Notice tone="bad" role="alert" title={refusal} />;
  if (nothingLeft) return <Notice role="status" title="Nothing is left for you to take." />;
  if (assigned === undefined) return null;
  return (
    <Notice tone={left > 0 ? 'warn' : 'good'} role="status" title={`${formatCount(assigned, 'review')} assigned.`}>
      {left > 0 && (
        <p>
          {formatCount(left, 'submission')} stayed: somebody has taken it meanwhile, or none of those chosen may review
          it. Nobody reviews the same submission twice.
        </p>
      )}
    </Notice>
  );
}

function NothingToDo({ queue, slug, role }: { queue: QueuePage; slug: string; role: Role }) {
  const filtered = queue.filter.assessment !== '' || queue.filter.exercise !== '' || queue.filter.pass !== '';
  if (filtered || queue.filter.whose !== 'all') {
    return (
      <EmptyState
        title="Nothing fits this filter"
        actions={<LinkButton to={`/organisations/${slug}/reviews`}>Show everything</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Nothing waits for you"
      actions={
        may(role, 'manage-assessments') && (
          <LinkButton to={`/organisations/${slug}/assessments`}>Assessments</LinkButton>
        )
      }
    >
      <p>
        Submissions appear here once they are graded and a human has to look: where the judge left something open, or
        always, as the assessment says.
      </p>
    </EmptyState>
  );
}

function Ungraded({ queue, base, role }: { queue: QueuePage; base: string; role: Role }) {
  return (
    <Card title={`Could not be graded (${queue.ungraded.length})`}>
      <p className="mb-2 text-muted">
        Our failure, never the candidate’s zero. Grade them again, or give points by hand.
      </p>
      <ul className="divide-y divide-line">
        {queue.ungraded.map(({ submissionId, label, assessment, exercise }) => (
          <li key={submissionId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              <Link to={`${base}/${submissionId}`} className="underline">
                {exercise} <span className="font-mono text-[0.8667rem]">{label}</span>
              </Link>
              <span className="text-muted">, {assessment}</span>
            </span>
            {may(role, 'assign-reviews') && (
              <Form method="post">
                <input type="hidden" name="submission" value={submissionId} />
                <SubmitButton name="intent" value="repeat" size="sm">
                  Grade again<span className="sr-only"> {label}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
