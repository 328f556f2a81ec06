import { Webhook } from 'standardwebhooks';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import type { Database } from '../../lib/db/prisma.server';
import { reproduceApiKey } from '../api-keys/reproduce-api-key.server';
import { atsReport } from './queue-ats-report.server';
import { sendRequest, type Network, type RequestOutcome } from './send-request.server';

/**
 * Tries to hand a written delivery over, and keeps what came of it. Events are signed as the Standard Webhooks specification says
 * (headers webhook-id, webhook-timestamp, webhook-signature; id and body are the same at every try); a report to an applicant
 * tracking system is a PATCH with the organisation's API key. Throws when the receiver did not answer with 2xx: the job tries
 * again. Does nothing for one that was delivered or given up, or whose webhook is gone or switched off.
 */
export async function deliverWebhook({
  database,
  clock = getClock(),
  deliveryId,
  network,
  secret,
}: {
  database: Database;
  clock?: Clock;
  deliveryId: string;
  network: Network;
  /** From which API keys were made (COOKIE_SECRET). */
  secret: string | undefined;
}): Promise<void> {
  const delivery = await database.webhookDelivery.findUnique({ where: { id: deliveryId }, include: { webhook: true } });
  if (!delivery || delivery.deliveredAt || delivery.givenUpAt || delivery.webhook?.disabledAt) return;
  const at = clock.now();
  const outcome = await (delivery.webhook
    ? sendEvent({ ...delivery, webhook: delivery.webhook, at, network })
    : sendReport({ ...delivery, database, network, secret }));
  await database.webhookDelivery.updateMany({
    where: { id: deliveryId },
    data: {
      tries: { increment: 1 },
      lastTriedAt: at,
      lastStatus: outcome.status,
      lastError: outcome.error,
      deliveredAt: outcome.error === null ? clock.now() : null,
    },
  });
  if (outcome.error !== null) throw new Error(`delivery ${deliveryId}: ${outcome.error}`);
}

function sendEvent({
  id,
  payload,
  webhook,
  at,
  network,
}: {
  id: string;
  payload: unknown;
  webhook: { url: string; secret: string };
  at: Date;
  network: Network;
}): Promise<RequestOutcome> {
  const body = JSON.stringify(payload);
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(webhook.secret).sign(id, at, body),
  };
  return sendRequest({ url: webhook.url, method: 'POST', headers, body, network });
}

/**
 * Greenhouse's "mark test as completed": a PATCH without a body, with the key that Greenhouse itself uses here as the user name of
 * Basic authentication. The address came in a request that carried this very key, so nobody learns it who did not know it.
 */
async function sendReport({
  organisationId,
  payload,
  url,
  database,
  network,
  secret,
}: {
  organisationId: string;
  payload: unknown;
  url: string | null;
  database: Database;
  network: Network;
  secret: string | undefined;
}): Promise<RequestOutcome> {
  const { apiKeyId } = atsReport.parse(payload);
  const key = await reproduceApiKey({ database, organisationId, apiKeyId, secret });
  if (!key || !url) {
    return {
      status: null,
      error: 'The API key that Greenhouse used is revoked or was made under another COOKIE_SECRET.',
    };
  }
  const headers = { Authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`, Accept: 'application/json' };
  return sendRequest({ url, method: 'PATCH', headers, body: '', network });
}
