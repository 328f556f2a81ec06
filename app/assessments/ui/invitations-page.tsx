import { useLocation } from '@remix-run/react';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format-number';
import { Notice } from '../../ui/notice';
import type { AssessmentStatus } from '../assessment-views';
import type { InvitationPage } from '../invitation-views';
import type { InviteOutcome } from '../invite-forms';
import { InvitationFilterForm, Pager } from './invitation-filter';
import type { RowScore } from './invitation-look';
import { InvitationTable } from './invitation-table';
import { InviteForms } from './invite-forms';
import { ListReviewCard } from './list-review';
import { useWatch } from './use-watch';
import { linkStyle } from './link-style';

export interface InvitationsPageProps {
  slug: string;
  status: AssessmentStatus;
  list: InvitationPage;
  filter: { search: string; state: string | null };
  scores: Record<string, RowScore>;
  linked: string[];
  mayManage: boolean;
  /** Invitations are kept in the outbox: there is no mail server. */
  kept: boolean;
  outcome: InviteOutcome;
}

/** Who is invited to an assessment, what became of it, and the forms that invite more. */
export function InvitationsPage(props: InvitationsPageProps) {
  const { slug, status, list, filter, mayManage, outcome } = props;
  const { pathname, search } = useLocation();
  useWatch(list.rows.some(({ state }) => state === 'running' || state === 'ended'));
  const href = (changes: Record<string, string | null>) => {
    const params = new URLSearchParams(search);
    params.delete('done');
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) params.delete(name);
      else params.set(name, value);
    }
    return `${pathname}?${params.toString()}`;
  };
  const mayInvite = mayManage && status === 'PUBLISHED';
  const narrowed = filter.search !== '' || filter.state !== null;
  return (
    <div className="space-y-6">
      <Outcome {...props} />
      {outcome.review && <ListReviewCard review={outcome.review} here={pathname} />}
      <div className={mayInvite ? 'grid items-start gap-6 lg:grid-cols-[1fr_20rem]' : undefined}>
        <Card title={`Candidates (${list.count})`} padded={false} className="min-w-0">
          {(list.count > 0 || narrowed) && (
            <div className="border-b border-line p-3">
              <InvitationFilterForm {...filter} />
            </div>
          )}
          {list.count === 0 ? (
            <div className="p-4">
              <EmptyState title={narrowed ? 'Nobody matches' : 'Nobody is invited yet'}>
                <p>{emptyWords({ narrowed, mayInvite, status })}</p>
              </EmptyState>
            </div>
          ) : (
            <InvitationTable
              label="Candidates"
              slug={slug}
              rows={list.rows}
              now={list.now}
              scores={props.scores}
              linked={props.linked}
              mayManage={mayManage}
              managed={new URLSearchParams(search).get('manage')}
              manageHref={(id) => href({ manage: id })}
              errors={outcome.rowErrors ?? {}}
            />
          )}
          <Pager page={list.page} pages={list.pages} href={(page) => href({ page: String(page), manage: null })} />
        </Card>
        {mayInvite && <InviteForms outcome={outcome} />}
      </div>
    </div>
  );
}

function emptyWords({
  narrowed,
  mayInvite,
  status,
}: {
  narrowed: boolean;
  mayInvite: boolean;
  status: AssessmentStatus;
}): string {
  if (narrowed) return 'Clear the search or choose another state.';
  if (mayInvite) return 'Invite one candidate, paste a list, or choose a CSV file.';
  if (status === 'CLOSED') return 'The assessment is closed; reopen it to invite.';
  return 'An admin invites candidates.';
}

const DONE: Record<string, string> = {
  resend: 'A new link is on its way; the one before has ended',
  revoke: 'The invitation is revoked',
  change: 'The invitation is changed',
  'add-time': 'Time is added; the candidate sees it at once',
  end: 'The sitting has ended; what was saved is submitted',
};

function Outcome({ outcome, kept, slug, mayManage }: InvitationsPageProps) {
  const { search } = useLocation();
  const done = DONE[new URLSearchParams(search).get('done') ?? ''];
  const { refusal, invited, refused = [] } = outcome;
  if (refusal !== undefined) {
    return (
      <Notice tone="bad" role="alert" title="Nothing was changed">
        <p>{refusal}</p>
      </Notice>
    );
  }
  if (invited === undefined) return done && mayManage ? <Notice tone="good" role="status" title={done} /> : null;
  const title =
    invited === 0 ? 'Nobody was invited' : `${formatCount(invited, 'candidate is', 'candidates are')} invited`;
  return (
    <Notice tone={invited > 0 ? 'good' : 'warn'} role="status" title={title}>
      {kept && invited > 0 && (
        <p>
          No mail server is configured here. The links are under{' '}
          <a href={`/organisations/${slug}/mail`} className={linkStyle}>
            Mail
          </a>
          : hand them on yourself.
        </p>
      )}
      {refused.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {refused.map(({ email, reason }) => (
            <li key={email}>
              {email}: {reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
