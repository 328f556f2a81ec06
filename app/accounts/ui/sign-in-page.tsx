import { Form, Link } from '@remix-run/react';
import { LinkButton } from '../../ui/link-button';
import { SubmitButton } from '../../ui/submit-button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { PageHeading } from '../../ui/page-heading';
import type { FieldErrors } from '../account-forms';
import { AccountField } from './account-field';

export interface SignInPageProps {
  returnTo: string;
  ways: { link: boolean; oidcName: string | null };
  /** What the last try came to. */
  outcome: { errors?: FieldErrors; refusal?: string; linkSentTo?: string; email?: string };
}

/** Password first; a mailed link and single sign-on where this installation has them. Works without JavaScript. */
export function SignInPage({ returnTo, ways, outcome }: SignInPageProps) {
  const { errors = {}, refusal, linkSentTo, email } = outcome;
  const query = new URLSearchParams({ returnTo }).toString();
  return (
    <div className="mx-auto max-w-md">
      <PageHeading title="Sign in">
        <p>Practising needs no account. Hiring teams, and profiles that follow you to other machines, do.</p>
      </PageHeading>
      {refusal && (
        <Notice tone="bad" role="alert" title="Not signed in" className="mb-4">
          <p>{refusal}</p>
        </Notice>
      )}
      {linkSentTo && (
        <Notice tone="good" role="status" title="Look into your mail" className="mb-4">
          <p>If {linkSentTo} can be reached, a link is on its way. It works once, for 15 minutes.</p>
        </Notice>
      )}
      <Card>
        <Form method="post" className="space-y-4">
          <input type="hidden" name="returnTo" value={returnTo} />
          <AccountField
            name="email"
            label="E-mail"
            type="email"
            autoComplete="email"
            errors={errors}
            defaultValue={email}
          />
          <AccountField
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            errors={errors}
          />
          <SubmitButton name="intent" value="password" variant="primary" className="w-full">
            Sign in
          </SubmitButton>
        </Form>
      </Card>
      {(ways.link || ways.oidcName) && (
        <Card title="Without a password" className="mt-4">
          <div className="space-y-4">
            {ways.oidcName && (
              <LinkButton reloadDocument to={`/sign-in/oidc?${query}`} className="w-full">
                Continue with {ways.oidcName}
              </LinkButton>
            )}
            {ways.link && (
              <Form method="post" className="space-y-3">
                <input type="hidden" name="returnTo" value={returnTo} />
                <AccountField
                  name="email"
                  label="E-mail for a sign-in link"
                  type="email"
                  autoComplete="email"
                  errors={{}}
                />
                <SubmitButton name="intent" value="link" className="w-full">
                  Mail me a link
                </SubmitButton>
              </Form>
            )}
          </div>
        </Card>
      )}
      <p className="mt-4 text-muted">
        New here? <Link to={`/sign-up?${query}`}>Make an account</Link>.
      </p>
    </div>
  );
}
