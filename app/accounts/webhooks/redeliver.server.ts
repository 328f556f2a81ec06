import { z } from 'zod';
import { enqueue } from '../../jobs/enqueue.server';
import { forgetEndedJob } from '../../jobs/forget-ended-job.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { MembershipView } from '../account-views';
import { may } from '../roles';
import { writeAudit, type Actor } from '../write-audit.server';

const MOST_WAITING = 100_000;

/**
 * Tries a delivery again from the start, with the same id and body; for one that still waits the next try only comes sooner or
 * later by itself. Throws `forbidden` beyond the role, `not-found` for one that is unknown or another organisation's, `conflict`
 * when its webhook is switched off.
 */
export async function redeliver({
  database = getDatabase(),
  membership,
  actor,
  deliveryId,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  deliveryId: string;
}): Promise<void> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-integrations')) {
    throw new AppError('forbidden', 'Your role does not allow sending deliveries again.');
  }
  await database.$transaction(async (tx) => {
    const where = { id: deliveryId, organisationId };
    const delivery = z.uuid().safeParse(deliveryId).success
      ? await tx.webhookDelivery.findFirst({ where, include: { webhook: { select: { url: true, disabledAt: true } } } })
      : null;
    if (!delivery) throw new AppError('not-found', 'There is no such delivery.');
    if (delivery.webhook?.disabledAt)
      throw new AppError('conflict', 'This webhook is switched off. Switch it on first.');
    await tx.webhookDelivery.updateMany({ where, data: { deliveredAt: null, givenUpAt: null } });
    await forgetEndedJob({ tx, job: 'deliver-webhook', id: deliveryId });
    const fairnessKey = delivery.webhookId ?? organisationId;
    await enqueue({ tx, job: 'deliver-webhook', payload: { deliveryId }, fairnessKey, limit: MOST_WAITING });
    const subject = { event: delivery.event, url: delivery.webhook?.url ?? 'Greenhouse' };
    await writeAudit({ tx, organisationId, actor, action: 'webhook.redelivered', subject });
  });
}
