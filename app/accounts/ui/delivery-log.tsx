import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';
import type { DeliveryView } from '../integration-views';
import { deliveryStates } from './delivery-strip';

export interface DeliveryLogProps {
  slug: string;
  /** Null: reports to Greenhouse. */
  webhook: { url: string; disabledAt: string | null } | null;
  deliveries: DeliveryView[];
  refusal: string | null;
}

/** Every delivery of one webhook, or every report to Greenhouse: what was sent, how often, and what came back. */
export function DeliveryLog({ slug, webhook, deliveries, refusal }: DeliveryLogProps) {
  return (
    <div className="space-y-4">
      <p>
        <Link to={`/organisations/${slug}/integrations`}>Integrations</Link>
      </p>
      <h2 className="text-[1.2rem] break-all">{webhook ? webhook.url : 'Reports to Greenhouse'}</h2>
      {refusal && (
        <Notice tone="bad" role="alert" title="Nothing was sent">
          <p>{refusal}</p>
        </Notice>
      )}
      {deliveries.length === 0 && (
        <EmptyState title="Nothing has been sent yet">
          <p>
            {webhook
              ? 'Deliveries appear here when something happens. To try it out, send a test.'
              : 'When a candidate whom Greenhouse sent has been graded, Greenhouse is told, and it shows here.'}
          </p>
        </EmptyState>
      )}
      {deliveries.map((delivery) => (
        <Delivery key={delivery.id} delivery={delivery} mayRepeat={!webhook?.disabledAt} />
      ))}
    </div>
  );
}

function Delivery({ delivery, mayRepeat }: { delivery: DeliveryView; mayRepeat: boolean }) {
  const { id, event, state, at, body, url, tries, lastTriedAt, lastStatus, lastError } = delivery;
  const { title, tone } = deliveryStates[state];
  const repeatable = mayRepeat && (state === 'given-up' || state === 'delivered');
  return (
    <Card title={<code>{event}</code>} headingLevel={3} aside={<Badge tone={tone}>{title}</Badge>}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-4">
        <Fact title="Written">
          <LocalTime iso={at} detail="second" />
        </Fact>
        <Fact title="Tries">{tries}</Fact>
        <Fact title="Last try">{lastTriedAt ? <LocalTime iso={lastTriedAt} detail="second" /> : 'none yet'}</Fact>
        <Fact title="Answer">{lastStatus ?? (tries > 0 ? 'none' : 'none yet')}</Fact>
      </dl>
      {lastError && <p className="mt-3 break-words text-bad">{lastError}</p>}
      <details className="mt-3">
        <summary>{body ? 'What was sent' : 'Where it was sent'}</summary>
        <p className="mt-2 text-[0.8667rem] break-all text-muted">{body ? `POST, webhook-id ${id}` : `PATCH ${url}`}</p>
        {body && <pre className="mt-2 text-[0.8667rem] break-words whitespace-pre-wrap">{body}</pre>}
      </details>
      {repeatable && (
        <Form method="post" className="mt-3">
          <input type="hidden" name="delivery" value={id} />
          <SubmitButton size="sm">
            Deliver again<span className="sr-only">: {event}</span>
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.8667rem] text-muted">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
