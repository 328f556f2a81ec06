import { Form, useLocation } from '@remix-run/react';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { Field, inputStyle } from '../../ui/field';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { CandidateView } from '../invitation-views';
import type { RowScore } from './invitation-look';
import { InvitationTable } from './invitation-table';
import { useWatch } from './use-watch';

export interface CandidatePageProps {
  slug: string;
  candidate: CandidateView;
  scores: Record<string, RowScore>;
  linked: string[];
  mayManage: boolean;
  /** Export and deletion of what is stored about them. */
  mayManageData: boolean;
  outcome: { errors?: Record<string, string>; rowErrors?: Record<string, string>; refusal?: string };
}

/** One candidate: who they are, their extra time, and everything they were invited to. */
export function CandidatePage(props: CandidatePageProps) {
  const { slug, candidate, mayManage, outcome } = props;
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  useWatch(candidate.invitations.some(({ state }) => state === 'running'));
  return (
    <div className="space-y-6">
      <div>
        <h2 className="text-[1.3rem] break-words">{candidate.name}</h2>
        <p className="text-muted">
          <span className="break-words">{candidate.email}</span>, known here since{' '}
          <LocalTime iso={candidate.createdAt} />
        </p>
      </div>
      {outcome.refusal !== undefined && (
        <Notice tone="bad" role="alert" title="Nothing was changed">
          <p>{outcome.refusal}</p>
        </Notice>
      )}
      {outcome.refusal === undefined && query.has('done') && <Notice tone="good" role="status" title="Done" />}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <Card title="Invitations and sittings" padded={false} className="min-w-0">
          {candidate.invitations.length === 0 ? (
            <div className="p-4">
              <EmptyState title="No invitation">
                <p>Invite them from an assessment.</p>
              </EmptyState>
            </div>
          ) : (
            <InvitationTable
              label={`Invitations of ${candidate.name}`}
              slug={slug}
              rows={candidate.invitations}
              now={candidate.now}
              scores={props.scores}
              linked={props.linked}
              mayManage={mayManage}
              managed={query.get('manage')}
              manageHref={(id) => (id === null ? pathname : `${pathname}?manage=${id}`)}
              byAssessment
              errors={outcome.rowErrors ?? {}}
            />
          )}
        </Card>
        <div className="space-y-6">
          {mayManage && <Details candidate={candidate} errors={outcome.errors ?? {}} />}
          {props.mayManageData && (
            <Card title="Personal data">
              <div className="space-y-3">
                <p className="text-[0.8667rem] text-muted">
                  Everything that is stored about them, as files to hand out.
                </p>
                <LinkButton to={`${pathname}/export`} reloadDocument className="w-full">
                  Export
                </LinkButton>
                <LinkButton to={`${pathname}/delete`} variant="danger" className="w-full">
                  Delete …
                </LinkButton>
              </div>
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}

function Details({ candidate, errors }: { candidate: CandidateView; errors: Record<string, string> }) {
  return (
    <Card title="Name and extra time">
      <Form method="post" className="space-y-4">
        <Field label="Name" error={errors.name}>
          {(control) => <input {...control} name="name" defaultValue={candidate.name} className={inputStyle} />}
        </Field>
        <Field
          label="Extra time"
          hint="Every limit is this many times as long: of whole assessments and of sections. The due date moves by what is added, so it never cuts extra time short. It holds for every assessment they have not started; an invitation may have its own. In a sitting that runs, add time instead."
          error={errors.multiplier}
        >
          {(control) => (
            <input
              {...control}
              name="multiplier"
              inputMode="decimal"
              defaultValue={candidate.timeMultiplier}
              className={inputStyle}
            />
          )}
        </Field>
        <SubmitButton name="intent" value="candidate" className="w-full">
          Save
        </SubmitButton>
      </Form>
    </Card>
  );
}
