import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { FieldErrors } from '../account-forms';
import type { OrganisationSettings } from '../settings-form';
import { RetentionLine } from './retention-line';

export interface SettingsOutcome {
  /** What was typed. */
  kept: { name: string; retentionDays: string; requireCalibration: boolean };
  errors?: FieldErrors;
  /** What the new period would delete at once; asked for a confirmation. */
  due?: { invitations: number; sittings: number };
}

export interface SettingsPageProps {
  settings: OrganisationSettings;
  saved: boolean;
  outcome: SettingsOutcome | null;
}

/** Name, how long candidates' data are kept, and which judges count. */
export function SettingsPage({ settings, saved, outcome }: SettingsPageProps) {
  const { errors = {}, due } = outcome ?? {};
  const shown = outcome?.kept ?? {
    name: settings.name,
    retentionDays: String(settings.retentionDays ?? ''),
    requireCalibration: settings.requireCalibration,
  };
  return (
    <Form method="post" className="max-w-2xl space-y-6">
      {saved && !outcome && <Notice tone="good" role="status" title="Saved" />}
      {due && <DueNotice due={due} />}
      <Card title="Organisation">
        <Field label="Name" hint="Candidates read it. The address of these pages stays." error={errors.name}>
          {(control) => (
            <input {...control} name="name" defaultValue={shown.name} required maxLength={80} className={inputStyle} />
          )}
        </Field>
      </Card>
      <Card title="How long candidates' data are kept">
        <Field
          label="Days after the end of a sitting"
          hint="Empty: until somebody deletes them. Checked every hour."
          error={errors.retentionDays}
        >
          {(control) => (
            <input
              {...control}
              name="retentionDays"
              inputMode="numeric"
              defaultValue={shown.retentionDays}
              autoComplete="off"
              className={`${inputStyle} max-w-32`}
            />
          )}
        </Field>
        <RetentionLine days={settings.retentionDays} />
        <p className="mt-3 text-muted">
          After that the sitting goes with drafts, submissions, grades, reviews, decisions, mails and deliveries, and an
          invitation that nobody used likewise. The audit log keeps how many, not who.
        </p>
      </Card>
      <Card title="Judge">
        <label className="flex items-start gap-2.5">
          <input
            type="checkbox"
            name="requireCalibration"
            defaultChecked={shown.requireCalibration}
            className="mt-1 size-4 shrink-0 accent-(--accent)"
          />
          <span>
            Only judges that are calibrated count
            <span className="block text-muted">
              A judge whose agreement with people has not met its bar only proposes; a reviewer decides.
            </span>
          </span>
        </label>
      </Card>
      <SubmitButton variant="primary">Save</SubmitButton>
    </Form>
  );
}

function DueNotice({ due }: { due: { invitations: number; sittings: number } }) {
  const unused = due.invitations - due.sittings;
  const what = [
    due.sittings > 0 ? `${due.sittings} ${due.sittings === 1 ? 'sitting' : 'sittings'}` : null,
    unused > 0 ? `${unused} unused ${unused === 1 ? 'invitation' : 'invitations'}` : null,
  ].filter(Boolean);
  return (
    <Notice tone="warn" role="alert" title="This period deletes something at once">
      <p>{what.join(' and ')} ended longer ago. They are deleted within the hour, and nobody can bring them back.</p>
      <label className="mt-2 flex items-center gap-2.5">
        <input type="checkbox" name="confirm" className="size-4 shrink-0 accent-(--accent)" />
        Delete them
      </label>
    </Notice>
  );
}
