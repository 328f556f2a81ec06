import { Form } from '@remix-run/react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Field, inputStyle } from '../../ui/field';
import { SubmitButton } from '../../ui/submit-button';
import type { InvitationRow } from '../invitation-views';
import { toLocal } from '../zoned-time';

const QUICK = [5, 10, 15];

/** What can be done with one invitation, by its state. */
export function InvitationManager({ row, errors }: { row: InvitationRow; errors: Record<string, string> }) {
  const { state, sitting } = row;
  if (state === 'running' && sitting) return <Running row={row} sittingId={sitting.id} errors={errors} />;
  const mayResend = state !== 'revoked';
  const mayChange = state === 'open' || state === 'run-out';
  return (
    <div className="flex flex-wrap items-start gap-x-10 gap-y-5">
      {mayChange && <Change row={row} errors={errors} />}
      <div className="space-y-3">
        {mayResend && (
          <Act row={row} intent="resend" title="Mail a new link">
            The link before it stops working.
          </Act>
        )}
        {mayChange && (
          <Act row={row} intent="revoke" title="Revoke" danger>
            The link opens nothing any more.
          </Act>
        )}
        {!mayResend && <p>This invitation was revoked. To let the candidate in after all, invite them again.</p>}
      </div>
    </div>
  );
}

function Act({
  row,
  intent,
  title,
  danger,
  children,
}: {
  row: InvitationRow;
  intent: string;
  title: string;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="invitation" value={row.id} />
      <SubmitButton name="intent" value={intent} variant={danger ? 'danger' : 'secondary'}>
        {title}
      </SubmitButton>
      <span className="text-[0.8667rem] text-muted">{children}</span>
    </Form>
  );
}

/** Extra time and last moment to start, for an invitation nobody has used. */
function Change({ row, errors }: { row: InvitationRow; errors: Record<string, string> }) {
  const [zone, setZone] = useState('UTC');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'), []);
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="invitation" value={row.id} />
      <input type="hidden" name="zone" value={zone} />
      <Field
        label="Extra time, this assessment only"
        hint={row.ownMultiplier === null ? `Empty: the candidate's own, now × ${row.timeMultiplier}` : undefined}
        error={errors.multiplier}
        className="w-56"
      >
        {(control) => (
          <input
            {...control}
            name="multiplier"
            inputMode="decimal"
            placeholder="such as 1.5"
            defaultValue={row.ownMultiplier ?? ''}
            className={inputStyle}
          />
        )}
      </Field>
      <Field label={`Can start until (${zone})`} error={errors.expires} className="w-56">
        {(control) => (
          <input
            {...control}
            key={zone}
            type="datetime-local"
            name="expires"
            defaultValue={toLocal(new Date(row.expiresAt), zone)}
            className={inputStyle}
          />
        )}
      </Field>
      <SubmitButton name="intent" value="change">
        Change
      </SubmitButton>
    </Form>
  );
}

function Running({
  row,
  sittingId,
  errors,
}: {
  row: InvitationRow;
  sittingId: string;
  errors: Record<string, string>;
}) {
  const [minutes, setMinutes] = useState('10');
  return (
    <div className="space-y-5">
      <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="sitting" value={sittingId} />
        <Field label="Minutes to add" error={errors.minutes} className="w-32">
          {(control) => (
            <input
              {...control}
              name="minutes"
              inputMode="decimal"
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
              className={inputStyle}
            />
          )}
        </Field>
        <div className="needs-js flex gap-1 pb-[3px]">
          {QUICK.map((one) => (
            <Button key={one} size="sm" aria-pressed={minutes === String(one)} onClick={() => setMinutes(String(one))}>
              {one}
            </Button>
          ))}
        </div>
        <Field label="Reason, for the audit log" error={errors.reason} className="min-w-0 grow basis-56">
          {(control) => <input {...control} name="reason" maxLength={300} className={inputStyle} />}
        </Field>
        <SubmitButton name="intent" value="add-time" variant="primary">
          Add time
        </SubmitButton>
      </Form>
      <div className="flex flex-wrap items-start gap-x-10 gap-y-3">
        <Act row={row} intent="resend" title="Mail a new link">
          For another machine; the work that is saved is there.
        </Act>
        <details>
          <summary className="cursor-pointer text-bad">End this sitting now</summary>
          <Form method="post" preventScrollReset className="mt-2 space-y-2">
            <input type="hidden" name="sitting" value={sittingId} />
            <p className="text-[0.8667rem]">What is saved is submitted and graded. It cannot be taken back.</p>
            <SubmitButton name="intent" value="end" variant="danger">
              End it
            </SubmitButton>
          </Form>
        </details>
      </div>
    </div>
  );
}
