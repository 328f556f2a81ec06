import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { LinkButton } from '../../ui/link-button';
import { Notice } from '../../ui/notice';
import { PageHeading } from '../../ui/page-heading';
import { SubmitButton } from '../../ui/submit-button';
import { AccountField } from './account-field';

export interface DeleteAccountPageProps {
  email: string;
  prove: 'password' | 'fresh-sign-in';
  refused: { error: string; code: string } | null;
}

/** Says what goes and what stays, and asks who it is once more. */
export function DeleteAccountPage({ email, prove, refused }: DeleteAccountPageProps) {
  const wrongPassword = refused?.code === 'bad-request';
  return (
    <div className="mx-auto max-w-xl">
      <PageHeading title="Delete account">
        <p>{email}</p>
      </PageHeading>
      {refused && !wrongPassword && (
        <Notice tone="bad" role="alert" title="Nothing was deleted" className="mb-4">
          <p>{refused.error}</p>
        </Notice>
      )}
      <Card>
        <ul className="list-disc space-y-1 pl-5">
          <li>Your account, your sessions, and your attempts with drafts, submissions and results are deleted now.</li>
          <li>
            You leave every organisation. What you did there (reviews, decisions, the audit log) stays under your name.
          </li>
          <li>Assessments you took for an organisation are theirs: ask them to export or delete those.</li>
        </ul>
        <p className="mt-3">
          <a href="/account/export">Download everything first</a>
        </p>
        <Form method="post" className="mt-4 space-y-4">
          {prove === 'password' ? (
            <AccountField
              name="password"
              label="Your password"
              type="password"
              autoComplete="current-password"
              hint="Forgotten? Sign in by a mailed link and set a new one on your account page first."
              errors={wrongPassword ? { password: refused.error } : {}}
            />
          ) : (
            <p className="text-muted">You sign in without a password, so you must have signed in within ten minutes.</p>
          )}
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger">Delete my account</SubmitButton>
            <LinkButton to="/account" variant="ghost">
              Keep it
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  );
}
