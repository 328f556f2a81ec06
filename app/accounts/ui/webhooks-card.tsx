import { Form, Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { SubmitButton } from '../../ui/submit-button';
import type { WebhookView } from '../integration-views';
import { DeliveryStrip } from './delivery-strip';

/** The organisation's webhooks, how they fare, and what can be done with each. */
export function WebhooksCard({ slug, webhooks }: { slug: string; webhooks: WebhookView[] }) {
  return (
    <Card title={`Webhooks (${webhooks.length})`}>
      {webhooks.length === 0 ? (
        <EmptyState title="Nobody is told of anything yet">
          <p>Add the address of a program of yours: it gets a signed message when something happens here.</p>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} slug={slug} webhook={webhook} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function WebhookRow({ slug, webhook }: { slug: string; webhook: WebhookView }) {
  const { id, url, events, disabledAt, recent, givenUpInARow } = webhook;
  return (
    <li className="space-y-2 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 font-medium break-all">{url}</p>
        {disabledAt && <Badge>switched off</Badge>}
        {givenUpInARow > 0 && <Badge tone="bad">{givenUpInARow} in a row given up</Badge>}
      </div>
      <p className="text-[0.8667rem] text-muted">{events.join(', ')}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <DeliveryStrip recent={recent} />
        <Link to={`/organisations/${slug}/integrations/${id}`}>
          Delivery log<span className="sr-only"> of {url}</span>
        </Link>
      </div>
      {givenUpInARow >= 3 && (
        <p className="text-bad">
          Its receiver has not answered for a while. It stays on: look at the log, repair the receiver, or switch it
          off.
        </p>
      )}
      <Form method="post" className="flex flex-wrap gap-2">
        <input type="hidden" name="webhook" value={id} />
        <input type="hidden" name="url" value={url} />
        {!disabledAt && <Act intent="test" title="Send a test" of={url} />}
        <Act
          intent={disabledAt ? 'switch-on' : 'switch-off'}
          title={disabledAt ? 'Switch on' : 'Switch off'}
          of={url}
        />
        <Act intent="rotate" title="New secret" of={url} />
        <Act intent="remove" title="Remove" of={url} danger />
      </Form>
    </li>
  );
}

function Act({ intent, title, of, danger = false }: { intent: string; title: string; of: string; danger?: boolean }) {
  return (
    <SubmitButton name="intent" value={intent} size="sm" variant={danger ? 'danger' : 'secondary'}>
      {title}
      <span className="sr-only"> for {of}</span>
    </SubmitButton>
  );
}
