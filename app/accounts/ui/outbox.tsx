import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import type { MailView } from '../account-views';

const states = {
  sent: { title: 'sent', tone: 'good' },
  failed: { title: 'not sent', tone: 'bad' },
  waiting: { title: 'being sent', tone: 'neutral' },
  kept: { title: 'kept here', tone: 'warn' },
} as const;

/** Every mail this organisation wrote, with its text: where no mail server is configured, links are handed on from here. */
export function Outbox({ mails, mailServer }: { mails: MailView[]; mailServer: boolean }) {
  return (
    <div className="space-y-4">
      {!mailServer && (
        <Notice tone="warn" title="No mail server is configured">
          <p>Mails are kept here and go nowhere. Copy a link and hand it on yourself, or set SMTP_URL.</p>
        </Notice>
      )}
      {mails.length === 0 && (
        <EmptyState title="Nothing has been mailed yet">
          <p>Invitations will appear here.</p>
        </EmptyState>
      )}
      {mails.map((mail) => (
        <Card
          key={mail.id}
          title={mail.subject}
          aside={<Badge tone={states[mail.state].tone}>{states[mail.state].title}</Badge>}
        >
          <p className="text-muted">
            To {mail.recipient}, <LocalTime iso={mail.writtenAt} />
          </p>
          {mail.failure && <p className="mt-1 text-bad">The mail server said: {mail.failure}</p>}
          <pre className="mt-3 text-[0.8667rem] break-words whitespace-pre-wrap">{mail.text}</pre>
        </Card>
      ))}
    </div>
  );
}
