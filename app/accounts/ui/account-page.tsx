import { Form, Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { SubmitButton } from '../../ui/submit-button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import { PageHeading } from '../../ui/page-heading';
import type { MembershipView, SessionView } from '../account-views';
import { roleTitle } from '../roles';
import { PasswordCard, type PasswordCardProps } from './password-card';

export interface AccountPageProps {
  user: { name: string; email: string };
  sessions: SessionView[];
  organisations: MembershipView[];
  /** Null for an account that many share, whose password nobody sets. */
  password: PasswordCardProps | null;
}

/** Who is signed in, where else, and which organisations they work with. */
export function AccountPage({ user, sessions, organisations, password }: AccountPageProps) {
  return (
    <>
      <PageHeading
        title={user.name}
        actions={
          <Form method="post" action="/sign-out">
            <SubmitButton>Sign out</SubmitButton>
          </Form>
        }
      >
        <p>{user.email}</p>
      </PageHeading>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card
          title="Organisations"
          aside={
            <LinkButton to="/organisations/new" size="sm">
              New organisation
            </LinkButton>
          }
        >
          {organisations.length === 0 ? (
            <EmptyState title="You belong to no organisation">
              <p>Make one for your hiring team, or open the link of an invitation.</p>
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {organisations.map((organisation) => (
                <li key={organisation.slug} className="flex items-baseline justify-between gap-4 py-2">
                  <Link to={`/organisations/${organisation.slug}`}>{organisation.name}</Link>
                  <span className="text-muted">{roleTitle[organisation.role]}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card
          title="Signed in with"
          aside={
            sessions.length > 1 && (
              <Form method="post">
                <SubmitButton size="sm">Sign out everywhere else</SubmitButton>
              </Form>
            )
          }
        >
          <ul className="divide-y divide-line">
            {sessions.map((session) => (
              <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <div>
                  <p>
                    {session.device} {session.current && <Badge tone="good">this browser</Badge>}
                  </p>
                  <p className="text-[0.8667rem] text-muted">
                    since <LocalTime iso={session.signedInAt} />
                    {session.address && `, from ${session.address}`}
                  </p>
                </div>
                {!session.current && (
                  <Form method="post">
                    <input type="hidden" name="session" value={session.id} />
                    <SubmitButton size="sm">
                      Sign out<span className="sr-only"> {session.device}</span>
                    </SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </Card>
        {password && <PasswordCard {...password} />}
      </div>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-1 text-[0.8667rem]">
        <a href="/account/export">Download everything held about you</a>
        <Link to="/account/delete">Delete account</Link>
      </p>
    </>
  );
}
