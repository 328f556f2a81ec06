import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { FieldErrors } from '../account-forms';
import { AccountField } from './account-field';

export interface PasswordCardProps {
  /** What setting a password asks for besides the new one. */
  asks: 'nothing' | 'old-password' | 'sign-in';
  /** What the last try came to. */
  outcome: { errors?: FieldErrors; refusal?: string; changed?: true };
}

/** Sets a new password: by the old one, or without it soon after signing in, as by a mailed link. */
export function PasswordCard({ asks, outcome: { errors = {}, refusal, changed } }: PasswordCardProps) {
  return (
    <Card title="Password">
      {changed && (
        <Notice tone="good" role="status" title="Your password is set" className="mb-3">
          <p>Every other browser was signed out.</p>
        </Notice>
      )}
      {refusal && (
        <Notice tone="bad" role="alert" title="Nothing was changed" className="mb-3">
          <p>{refusal}</p>
        </Notice>
      )}
      {asks === 'sign-in' ? (
        <p>You sign in without a password. To set one, sign out and in again; then you have ten minutes.</p>
      ) : (
        <Form method="post" className="space-y-3">
          {asks === 'old-password' && (
            <AccountField
              name="oldPassword"
              label="Your password now"
              type="password"
              autoComplete="current-password"
              hint="Forgotten? Sign out, sign in by a mailed link, and set a new one within ten minutes."
              errors={errors}
            />
          )}
          <AccountField
            name="newPassword"
            label="New password"
            type="password"
            autoComplete="new-password"
            hint="At least 10 characters."
            errors={errors}
          />
          <SubmitButton name="intent" value="password" size="sm">
            Set the password
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}
