import { z } from 'zod';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { DeliveryView } from '../integration-views';
import { stateOf } from './list-webhooks.server';

const MOST = 100;

/**
 * The newest deliveries of one webhook, or (`webhookId` null) the reports to applicant tracking systems, newest first. The caller
 * has checked the membership. Throws `not-found` for a webhook that is unknown or another organisation's.
 */
export async function listDeliveries({
  database = getDatabase(),
  organisationId,
  webhookId,
}: {
  database?: Database;
  organisationId: string;
  webhookId: string | null;
}): Promise<{ webhook: { url: string; disabledAt: string | null } | null; deliveries: DeliveryView[] }> {
  const webhook =
    webhookId && z.uuid().safeParse(webhookId).success
      ? await database.webhook.findFirst({ where: { id: webhookId, organisationId } })
      : null;
  if (webhookId && !webhook) throw new AppError('not-found', 'There is no such webhook.');
  const deliveries = await database.webhookDelivery.findMany({
    where: { organisationId, webhookId },
    orderBy: { createdAt: 'desc' },
    take: MOST,
  });
  const off = webhook?.disabledAt !== null && webhook !== null;
  return {
    webhook: webhook && { url: webhook.url, disabledAt: webhook.disabledAt?.toISOString() ?? null },
    deliveries: deliveries.map((delivery) => ({
      ...{ id: delivery.id, event: delivery.event, tries: delivery.tries },
      state: stateOf({ ...delivery, off }),
      at: delivery.createdAt.toISOString(),
      body: webhook ? JSON.stringify(delivery.payload, null, 2) : null,
      url: webhook?.url ?? delivery.url ?? '',
      lastTriedAt: delivery.lastTriedAt?.toISOString() ?? null,
      lastStatus: delivery.lastStatus,
      lastError: delivery.lastError,
    })),
  };
}
