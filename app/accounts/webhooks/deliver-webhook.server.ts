import { Webhook } from 'standardwebhooks';
import { getClock } from '../../lib/clock.server';
import type { Clock } from '../../lib/clock';
import type { Database } from '../../lib/db/prisma.server';

const ANSWER_MS = 15_000;

/**
 * Tries to hand a written delivery over, and keeps what came of it. Signed as the Standard Webhooks specification says (headers
 * webhook-id, webhook-timestamp, webhook-signature). Throws when the receiver did not answer with 2xx: the job tries again. Does
 * nothing for one that was delivered, or whose webhook is gone or switched off.
 */
export async function deliverWebhook({
  database,
  clock = getClock(),
  deliveryId,
}: {
  database: Database;
  clock?: Clock;
  deliveryId: string;
}): Promise<void> {
  const delivery = await database.webhookDelivery.findUnique({
    where: { id: deliveryId },
    include: { webhook: true },
  });
  if (!delivery?.webhook || delivery.deliveredAt || delivery.webhook.disabledAt) return;
  const body = JSON.stringify(delivery.payload);
  const at = clock.now();
  const signature = new Webhook(delivery.webhook.secret).sign(deliveryId, at, body);
  const outcome = await send(delivery.webhook.url, body, {
    'Content-Type': 'application/json',
    'webhook-id': deliveryId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signature,
  });
  await database.webhookDelivery.update({
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

async function send(url: string, body: string, headers: Record<string, string>) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.body?.cancel();
    return { status: response.status, error: response.ok ? null : `answered ${response.status}` };
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) };
  }
}
