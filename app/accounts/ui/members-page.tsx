import { Form } from '@remix-run/react';
import { SubmitButton } from '../../ui/submit-button';
import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import type { FieldErrors } from '../account-forms';
import type { MembersView } from '../account-views';
import { grantable, may, roleMeaning, roleTitle, type Role } from '../roles';
import { AccountField } from './account-field';
import { MemberRow } from './member-row';

/** What the last command came to. */
export interface MembersOutcome {
  errors?: FieldErrors;
  email?: string;
  refusal?: string;
  invited?: string;
  /** There is no mail server: the link is in the outbox. */
  kept?: boolean;
}

export interface MembersPageProps extends MembersView {
  slug: string;
  /** Of whoever looks. */
  role: Role;
  self: string;
  outcome: MembersOutcome;
}

/** Members and open invitations; for those who may, the forms that change them. */
export function MembersPage({ members, invitations, slug, role, self, outcome }: MembersPageProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="space-y-6">
        {outcome.refusal && (
          <Notice tone="bad" role="alert" title="Nothing was changed">
            <p>{outcome.refusal}</p>
          </Notice>
        )}
        <Card title={`Members (${members.length})`}>
          <ul className="divide-y divide-line">
            {members.map((member) => (
              <MemberRow key={member.userId} member={member} role={role} isSelf={member.userId === self} />
            ))}
          </ul>
        </Card>
        {invitations.length > 0 && (
          <Card title={`Invited (${invitations.length})`}>
            <ul className="divide-y divide-line">
              {invitations.map((invitation) => (
                <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                  <div>
                    <p>{invitation.email}</p>
                    <p className="text-[0.8667rem] text-muted">
                      as {roleTitle[invitation.role].toLowerCase()}, open until <LocalTime iso={invitation.expiresAt} />
                      {invitation.invitedBy && `, by ${invitation.invitedBy}`}
                    </p>
                  </div>
                  {may(role, 'manage-members') && (
                    <Form method="post">
                      <input type="hidden" name="invitation" value={invitation.id} />
                      <SubmitButton name="intent" value="revoke" size="sm">
                        Withdraw<span className="sr-only"> the invitation of {invitation.email}</span>
                      </SubmitButton>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      {may(role, 'manage-members') && <InviteForm slug={slug} role={role} outcome={outcome} />}
    </div>
  );
}

function InviteForm({ slug, role, outcome }: { slug: string; role: Role; outcome: MembersOutcome }) {
  const errors = outcome.errors ?? {};
  return (
    <Card title="Invite somebody">
      {outcome.invited && (
        <Notice tone="good" role="status" title={`${outcome.invited} is invited`} className="mb-4">
          {outcome.kept && (
            <p>
              No mail server is configured here. The link is under <a href={`/organisations/${slug}/mail`}>Mail</a>:
              hand it on yourself.
            </p>
          )}
        </Notice>
      )}
      <Form method="post" className="space-y-4" key={outcome.invited}>
        <AccountField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="off"
          errors={errors}
          defaultValue={outcome.email}
        />
        <Field label="Role" error={errors.role}>
          {(control) => (
            <select {...control} name="role" defaultValue="REVIEWER" className={inputStyle}>
              {grantable(role).map((one) => (
                <option key={one} value={one}>
                  {roleTitle[one]}: {roleMeaning[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <SubmitButton name="intent" value="invite" variant="primary" className="w-full">
          Invite
        </SubmitButton>
      </Form>
    </Card>
  );
}
