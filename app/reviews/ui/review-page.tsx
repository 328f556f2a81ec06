import { Form, Link } from '@remix-run/react';
import { may, type Role } from '../../accounts/roles';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { LinkButton } from '../../ui/link-button';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import { passMeaning, passTitle } from '../queue/queue-views';
import type { ReviewPageView } from '../review/review-page-views';
import { OutcomePage } from './outcome-page';
import { ReviewForm } from './review-form';

/** What the last command came to; `posted` is what was typed, so that nothing of it is lost. */
export interface ReviewOutcome {
  refusal?: string;
  errors?: Record<string, string>;
  posted?: Record<string, string>;
}

export interface ReviewPageProps {
  view: ReviewPageView;
  slug: string;
  role: Role;
  outcome: ReviewOutcome;
}

/** One submission in the hands of a reviewer: to be taken, being reviewed, with everything said about it, or not theirs. */
export function ReviewPage({ view, slug, role, outcome }: ReviewPageProps) {
  const queue = `/organisations/${slug}/reviews`;
  return (
    <div className="space-y-5">
      <div>
        <p className="text-[0.8667rem]">
          <Link to={queue} className="underline">
            Reviews
          </Link>
          <span className="text-muted"> / {view.assessment}</span>
        </p>
        <h2 className="mt-1 flex flex-wrap items-baseline gap-x-2 text-[1.25rem]">
          {view.exercise} <span className="font-mono text-[0.9rem] font-normal text-muted">{view.label}</span>
          {(view.mode === 'form' || view.mode === 'offer') && <Badge tone="accent">{passTitle[view.pass]}</Badge>}
          {view.blind && <Badge>blind</Badge>}
        </h2>
      </div>
      {outcome.refusal !== undefined && <Notice tone="bad" role="alert" title={outcome.refusal} />}
      {view.mode === 'offer' && <Offer view={view} role={role} />}
      {view.mode === 'closed' && <Closed why={view.why} queue={queue} />}
      {view.mode === 'form' && <ReviewForm key={view.reviewId} view={view} slug={slug} outcome={outcome} />}
      {view.mode === 'outcome' && <OutcomePage view={view} slug={slug} role={role} outcome={outcome} />}
    </div>
  );
}

function Offer({ view, role }: { view: Extract<ReviewPageView, { mode: 'offer' }>; role: Role }) {
  return (
    <Card title={`${passTitle[view.pass]}: yours to take`}>
      <p>{passMeaning[view.pass]}</p>
      <p className="mt-1 max-w-[70ch] text-muted">
        {view.blind
          ? 'You will not see whose work it is, nor what the judge or others said, until you have finished.'
          : 'You will not see what other reviewers said until you have finished.'}
      </p>
      {view.notApart && (
        <Notice tone="warn" className="mt-3" title="You have reviewed this submission yourself">
          <p>Nobody else here can adjudicate, so you may; it will be on record that one person did both.</p>
        </Notice>
      )}
      <Form method="post" className="mt-4 flex flex-wrap gap-2">
        <SubmitButton name="intent" value="take" variant="primary">
          Take this review
        </SubmitButton>
        {may(role, 'assign-reviews') && (
          <LinkButton to="?view=everything" variant="ghost">
            See everything instead
          </LinkButton>
        )}
      </Form>
    </Card>
  );
}

const WHY = {
  grading: { title: 'Being graded', text: 'Checks and judge are at work. Come back in a moment.' },
  ungraded: {
    title: 'Could not be graded',
    text: 'An admin can grade it again, or give the points of its checks by hand. It may become yours to review then.',
  },
  taken: { title: 'With somebody else', text: 'Another reviewer has taken this submission.' },
  waiting: {
    title: 'Waits for others',
    text: 'It awaits a pass that somebody else has to do. Until then its levels stay closed, so that reviews stay independent.',
  },
} as const;

function Closed({ why, queue }: { why: keyof typeof WHY; queue: string }) {
  return (
    <Notice
      title={WHY[why].title}
      actions={
        <LinkButton to={queue} size="sm">
          Your queue
        </LinkButton>
      }
    >
      <p>{WHY[why].text}</p>
    </Notice>
  );
}
