import { z } from 'zod';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { enqueue } from '../../jobs/enqueue.server';
import { forgetEndedJob } from '../../jobs/forget-ended-job.server';
import type { MembershipView } from '../account-views';
import { may } from '../roles';
import { writeAudit, type Actor } from '../write-audit.server';
import { makeWebhookSecret } from './webhook-secret.server';

export type WebhookChange = 'switch-on' | 'switch-off' | 'rotate' | 'remove';

/** Thousands of deliveries may be outstanding. */
const PATIENCE = { timeout: 60_000 };

const inWords = { 'switch-on': 'switched on', 'switch-off': 'switched off', rotate: 'new secret' } as const;

/**
 * Switches a webhook on or off, gives it a new secret (returned, shown this once; the old one ends at once) or removes it with its
 * log. Switched on, it is told what was still to be told when it was switched off. Throws `forbidden` beyond the role, `not-found` for one that is unknown or another organisation's.
 */
export async function changeWebhook({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  webhookId,
  change,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  webhookId: string;
  change: WebhookChange;
}): Promise<{ secret: string | null }> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-integrations')) {
    throw new AppError('forbidden', 'Your role does not allow changing webhooks.');
  }
  const unknown = new AppError('not-found', 'There is no such webhook.');
  if (!z.uuid().safeParse(webhookId).success) throw unknown;
  return database.$transaction(async (tx) => {
    const where = { id: webhookId, organisationId };
    const webhook = await tx.webhook.findFirst({ where, select: { url: true } });
    if (!webhook) throw unknown;
    const { url } = webhook;
    if (change === 'remove') {
      await tx.webhook.deleteMany({ where });
      await writeAudit({ tx, organisationId, actor, action: 'webhook.removed', subject: { url } });
      return { secret: null };
    }
    const secret = change === 'rotate' ? makeWebhookSecret() : null;
    const disabledAt = change === 'switch-off' ? clock.now() : null;
    await tx.webhook.updateMany({ where, data: secret ? { secret } : { disabledAt } });
    if (change === 'switch-on') await queueOutstanding({ tx, organisationId, webhookId });
    const subject = { url, change: inWords[change] };
    await writeAudit({ tx, organisationId, actor, action: 'webhook.changed', subject });
    return { secret };
  }, PATIENCE);
}

/** Their jobs may have come up, and ended, while the webhook was off. */
async function queueOutstanding({
  tx,
  organisationId,
  webhookId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  webhookId: string;
}): Promise<void> {
  const outstanding = await tx.webhookDelivery.findMany({
    where: { organisationId, webhookId, deliveredAt: null, givenUpAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  const job = 'deliver-webhook';
  for (const { id: deliveryId } of outstanding) {
    await forgetEndedJob({ tx, job, id: deliveryId });
    // No bound: they were accepted when they happened.
    await enqueue({ tx, job, payload: { deliveryId }, fairnessKey: webhookId, limit: Number.POSITIVE_INFINITY });
  }
}
