import { enqueue } from '../../jobs/enqueue.server';
import type { Prisma } from '../../lib/db/prisma.server';
import { webhookPayload, type WebhookEvent, type WebhookPayload } from './webhook-events';

const MOST_WAITING = 100_000;

/**
 * Writes a delivery for every webhook of the organisation that wants this event, and queues them, in the caller's transaction: the
 * event is told if and only if it happened. Events of previews are not to be passed here.
 */
export async function queueWebhooks({
  tx,
  organisationId,
  event,
  at,
  data,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  event: WebhookEvent;
  at: Date;
  data: WebhookPayload['data'];
}): Promise<void> {
  const webhooks = await tx.webhook.findMany({
    where: { organisationId, disabledAt: null, events: { has: event } },
    select: { id: true, organisation: { select: { slug: true } } },
  });
  for (const { id: webhookId, organisation } of webhooks) {
    const payload = webhookPayload.parse({
      type: event,
      at: at.toISOString(),
      organisation: organisation.slug,
      data,
    });
    const { id } = await tx.webhookDelivery.create({
      data: { organisationId, webhookId, event, payload },
      select: { id: true },
    });
    await enqueue({
      tx,
      job: 'deliver-webhook',
      payload: { deliveryId: id },
      fairnessKey: webhookId,
      limit: MOST_WAITING,
    });
  }
}
