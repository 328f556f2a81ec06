import { Form, Link } from '@remix-run/react';
import { may, type Role } from '../../accounts/roles';
import { FlagList } from '../../grading/ui/flag-list';
import { PointsBar } from '../../ui/charts/points-bar';
import { Card } from '../../ui/card';
import { formatPoints } from '../../ui/format-number';
import { LocalTime } from '../../ui/local-time';
import { SubmitButton } from '../../ui/submit-button';
import { passTitle } from '../queue/queue-views';
import type { ReviewPageView } from '../review/review-page-views';
import { AnswerPane } from './answer-pane';
import { AppealPanel } from './appeal-panel';
import { CheckOutcome } from './check-outcome';
import { CommentBox } from './comment-box';
import { CriterionOutcome } from './criterion-outcome';
import type { ReviewOutcome } from './review-page';

export interface OutcomeProps {
  view: Extract<ReviewPageView, { mode: 'outcome' }>;
  slug: string;
  role: Role;
  outcome: ReviewOutcome;
}

const STATE: Record<OutcomeProps['view']['state'], string> = {
  grading: 'Being graded',
  ungraded: 'Could not be graded',
  'awaiting-first': 'Awaits a first review',
  'awaiting-second': 'Awaits a second review',
  'awaiting-adjudication': 'Awaits adjudication',
  settled: 'Settled',
};

/** Everything said about a submission, side by side, with what can still be said: overrides, comments, the answer to an appeal. */
export function OutcomePage(props: OutcomeProps) {
  const { view, slug, role } = props;
  const { grade, criteria, verdicts, checks, page } = view;
  const mayChange = may(role, 'review');
  const own = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const scale = own > 0 ? page.points.checks / own : 0;
  return (
    <div className="space-y-5">
      <Card>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <p>
            <span className="text-[2rem] leading-none font-semibold tabular-nums">
              {grade?.points == null ? '–' : formatPoints(grade.points)}
            </span>
            <span className="text-muted"> / {formatPoints(grade?.maxPoints ?? 100)}</span>
          </p>
          <p>
            {STATE[view.state]}, rubric version {view.rubricNumber}
          </p>
          {view.sitting && (
            <Link to={`/organisations/${slug}/sittings/${view.sitting.id}`} className="underline">
              Report of {view.sitting.candidate}
            </Link>
          )}
        </div>
        <div className="mt-3">
          <PointsBar
            label="Total"
            earned={grade?.points ?? 0}
            awaiting={grade?.awaiting ?? 0}
            max={grade?.maxPoints ?? 100}
            height={12}
          />
        </div>
        {grade?.reason && <p className="mt-2">{grade.reason}</p>}
        {view.own && <p className="mt-2 text-muted">You did the {passTitle[view.own.pass].toLowerCase()}.</p>}
        {view.claimable && (
          <Form method="post" className="mt-3">
            <SubmitButton name="intent" value="take">
              Take the {passTitle[view.claimable].toLowerCase()}
            </SubmitButton>
          </Form>
        )}
      </Card>
      {view.appeal && <AppealPanel {...props} appeal={view.appeal} />}
      <FlagList flags={view.flags} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="min-w-0 lg:sticky lg:top-4">
          <AnswerPane
            work={view}
            criterionIds={criteria.map(({ id }) => id)}
            quotes={verdicts.flatMap(({ criterionId, quotes }) => quotes.map((quote) => ({ criterionId, quote })))}
          />
        </div>
        <div className="min-w-0 space-y-4">
          {criteria.map((criterion, index) => (
            <CriterionOutcome
              key={criterion.id}
              {...{ criterion, index, mayChange }}
              verdict={verdicts.find(({ criterionId }) => criterionId === criterion.id) ?? null}
              ownLevel={view.own?.levels[criterion.id]?.levelIndex ?? null}
              overrides={view.overrides.filter(
                ({ target, targetId }) => target === 'criterion' && targetId === criterion.id,
              )}
              outcome={props.outcome}
            />
          ))}
          {checks.map((check) => (
            <CheckOutcome
              key={check.checkId}
              {...{ check, scale, mayChange }}
              overrides={view.overrides.filter(
                ({ target, targetId }) => target === 'check' && targetId === check.checkId,
              )}
              outcome={props.outcome}
            />
          ))}
          <Comments {...props} />
        </div>
      </div>
    </div>
  );
}

function Comments({ view, role, outcome }: OutcomeProps) {
  const failed = outcome.posted?.['intent'] === 'comment' ? outcome : null;
  return (
    <Card title="Comments" headingLevel={3} id="comments">
      {view.comments.length === 0 && <p className="text-muted">Nobody has commented. Candidates never see this.</p>}
      <ul className="space-y-3">
        {view.comments.map(({ id, text, authorName, at }) => (
          <li key={id}>
            <p className="break-words whitespace-pre-wrap">{text}</p>
            <p className="text-[0.8667rem] text-muted">
              {authorName}, <LocalTime iso={at} />
            </p>
          </li>
        ))}
      </ul>
      {may(role, 'review') && (
        <CommentBox count={view.comments.length} error={failed?.errors?.['text']} text={failed?.posted?.['text']} />
      )}
    </Card>
  );
}
