import { Form } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { Field, inputStyle } from '../../ui/field';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import type { MailView, Page } from '../account-views';
import { OlderLink } from './older-link';

const states = {
  sent: { title: 'sent', tone: 'good' },
  failed: { title: 'not sent', tone: 'bad' },
  waiting: { title: 'being sent', tone: 'neutral' },
  kept: { title: 'kept here', tone: 'warn' },
} as const;

export interface OutboxProps {
  mails: Page<MailView>;
  mailServer: boolean;
  /** What was searched for in recipients' addresses; empty for all mails. */
  to: string;
}

/** Every mail this organisation wrote, with its text: where no mail server is configured, links are handed on from here. */
export function Outbox({ mails: { entries, older }, mailServer, to }: OutboxProps) {
  return (
    <div className="space-y-4">
      {!mailServer && (
        <Notice tone="warn" title="No mail server is configured">
          <p>Mails are kept here and go nowhere. Copy a link and hand it on yourself, or set SMTP_URL.</p>
        </Notice>
      )}
      <Form role="search" aria-label="Mail" className="flex flex-wrap items-end gap-3">
        <Field label="Recipient" className="min-w-0">
          {(control) => <input {...control} key={to} name="to" defaultValue={to} className={inputStyle} />}
        </Field>
        <Button type="submit">Find</Button>
      </Form>
      {entries.length === 0 && (
        <EmptyState title={to ? `Nothing has been mailed to ${to}` : 'Nothing has been mailed yet'}>
          <p>{to ? 'A part of the address is enough to find a mail.' : 'Invitations will appear here.'}</p>
        </EmptyState>
      )}
      {entries.map((mail) => (
        <MailCard key={mail.id} mail={mail} mailServer={mailServer} />
      ))}
      <OlderLink older={older} query={to ? { to } : {}} />
    </div>
  );
}

function MailCard({ mail, mailServer }: { mail: MailView; mailServer: boolean }) {
  const { title, tone } = states[mail.state];
  return (
    <Card title={mail.subject} aside={<Badge tone={tone}>{title}</Badge>}>
      <p className="text-muted">
        To {mail.recipient}, <LocalTime iso={mail.writtenAt} />
      </p>
      {mail.failure && <p className="mt-1 text-bad">The mail server said: {mail.failure}</p>}
      {mailServer && mail.state === 'kept' && (
        <p className="mt-1 text-warn">
          Written while no mail server was configured, and not sent since. Hand its link on yourself.
        </p>
      )}
      {mail.text === null ? (
        <p className="mt-3">Its link makes somebody an owner, so only owners can read it.</p>
      ) : (
        <pre className="mt-3 text-[0.8667rem] break-words whitespace-pre-wrap">{mail.text}</pre>
      )}
    </Card>
  );
}
