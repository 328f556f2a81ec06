import { z } from 'zod';
import { enqueue } from '../../jobs/enqueue.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { MembershipView } from '../account-views';
import { may } from '../roles';
import { TEST_EVENT } from './webhook-events';

const MOST_WAITING = 1_000;

/** Queues a delivery that is about nothing, to see whether a webhook works. Throws `forbidden`, `not-found`, or `conflict` when it is off. */
export async function testWebhook({
  database = getDatabase(),
  clock = getClock(),
  membership,
  webhookId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  webhookId: string;
}): Promise<{ deliveryId: string }> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-integrations')) {
    throw new AppError('forbidden', 'Your role does not allow testing webhooks.');
  }
  return database.$transaction(async (tx) => {
    const webhook = z.uuid().safeParse(webhookId).success
      ? await tx.webhook.findFirst({ where: { id: webhookId, organisationId } })
      : null;
    if (!webhook) throw new AppError('not-found', 'There is no such webhook.');
    if (webhook.disabledAt) throw new AppError('conflict', 'This webhook is switched off. Switch it on to test it.');
    const at = clock.now();
    const payload = { type: TEST_EVENT, at: at.toISOString(), organisation: membership.slug, data: {} };
    const { id: deliveryId } = await tx.webhookDelivery.create({
      data: { organisationId, webhookId, event: TEST_EVENT, payload, createdAt: at },
      select: { id: true },
    });
    const job = { job: 'deliver-webhook', payload: { deliveryId }, fairnessKey: webhookId } as const;
    await enqueue({ tx, ...job, limit: MOST_WAITING });
    return { deliveryId };
  });
}
