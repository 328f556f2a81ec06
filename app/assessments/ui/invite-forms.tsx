import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Card } from '../../ui/card';
import { Field, inputStyle, textAreaStyle } from '../../ui/field';
import { SubmitButton } from '../../ui/submit-button';
import { DEFAULT_DAYS, type InviteOutcome } from '../invite-forms';

const EXTRA_TIME =
  'How many times as long every limit is, and the due date with it; 1.5 is half as long again. Empty: what the candidate has anyway.';

/** Invites one candidate at once, or a list that is shown before it is sent. */
export function InviteForms({ outcome }: { outcome: InviteOutcome }) {
  return (
    <div className="space-y-6">
      <One outcome={outcome} />
      <List outcome={outcome} />
    </div>
  );
}

function One({ outcome: { errors = {}, typed = {}, invited, invitationId } }: { outcome: InviteOutcome }) {
  const line = (name: string, label: string, type: 'text' | 'email', hint?: string) => (
    <Field label={label} hint={hint} error={errors[name]}>
      {(control) => (
        <input
          {...control}
          name={name}
          type={type}
          autoComplete="off"
          defaultValue={typed[name] ?? ''}
          className={inputStyle}
        />
      )}
    </Field>
  );
  return (
    <Card title="Invite one candidate">
      <Form
        method="post"
        action="?"
        noValidate
        preventScrollReset
        className="space-y-4"
        key={invitationId ?? invited ?? 0}
      >
        {line('email', 'E-mail', 'email')}
        {line('name', 'Name', 'text')}
        {line('multiplier', 'Extra time', 'text', EXTRA_TIME)}
        <Days error={errors.days} value={typed.days} />
        <SubmitButton name="intent" value="invite" variant="primary" className="w-full">
          Invite
        </SubmitButton>
      </Form>
    </Card>
  );
}

function Days({ error, value }: { error: string | undefined; value?: string | undefined }) {
  return (
    <Field label="Days to start" hint="How long the link can be used to start." error={error}>
      {(control) => (
        <input
          {...control}
          name="days"
          inputMode="numeric"
          defaultValue={value ?? DEFAULT_DAYS}
          className={inputStyle}
        />
      )}
    </Field>
  );
}

function List({ outcome: { listErrors = {}, list, invited } }: { outcome: InviteOutcome }) {
  const [zone, setZone] = useState('UTC');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'), []);
  return (
    <Card title="Invite a list">
      <Form
        method="post"
        action="?"
        encType="multipart/form-data"
        noValidate
        preventScrollReset
        className="space-y-4"
        key={invited ?? 0}
      >
        <Field
          label="Paste a list"
          hint="One per line: Ada Lovelace <ada@example.org>, or just an address, or a name and an address."
          error={listErrors.list}
        >
          {(control) => (
            <textarea {...control} name="list" rows={6} defaultValue={list ?? ''} className={textAreaStyle} />
          )}
        </Field>
        <Field
          label="Or choose a CSV file"
          hint="Its first line names the columns: email, name, multiplier, expires. At most 1,000 rows."
        >
          {(control) => (
            <input
              {...control}
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              className="w-full"
            />
          )}
        </Field>
        <Days error={listErrors.days} />
        <input type="hidden" name="zone" value={zone} />
        <SubmitButton name="intent" value="check" className="w-full">
          Check the list
        </SubmitButton>
        <p className="text-[0.8667rem] text-muted">Nothing is sent before you have seen it.</p>
      </Form>
    </Card>
  );
}
