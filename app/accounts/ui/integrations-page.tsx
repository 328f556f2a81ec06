import { Notice } from '../../ui/notice';
import type { IntegrationOutcome } from '../integration-outcome';
import type { ApiKeyView, ComplaintView, WebhookView } from '../integration-views';
import { ApiKeysCard } from './api-keys-card';
import { GreenhouseCard } from './greenhouse-card';
import { ShownOnce } from './shown-once';
import { WebhooksCard } from './webhooks-card';
import { WebhookForm } from './webhook-form';

export interface IntegrationsPageProps {
  slug: string;
  /** This site's address, for what other systems are told. */
  origin: string;
  webhooks: WebhookView[];
  apiKeys: ApiKeyView[];
  complaints: ComplaintView[];
  outcome: IntegrationOutcome;
}

/** How other systems hear of what happens here, and how they may ask for it. */
export function IntegrationsPage({ slug, origin, webhooks, apiKeys, complaints, outcome }: IntegrationsPageProps) {
  return (
    <div className="space-y-6">
      {outcome.refusal && (
        <Notice tone="bad" role="alert" title="Nothing was changed">
          <p>{outcome.refusal}</p>
        </Notice>
      )}
      {outcome.secret && <ShownOnce secret={outcome.secret} />}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <WebhooksCard slug={slug} webhooks={webhooks} />
        <WebhookForm outcome={outcome} />
      </div>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <ApiKeysCard apiKeys={apiKeys} outcome={outcome} />
        <GreenhouseCard slug={slug} origin={origin} complaints={complaints} />
      </div>
    </div>
  );
}
