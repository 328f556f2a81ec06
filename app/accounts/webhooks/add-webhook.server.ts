import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { MembershipView } from '../account-views';
import { may } from '../roles';
import { writeAudit, type Actor } from '../write-audit.server';
import type { WebhookEvent } from './webhook-events';
import { makeWebhookSecret } from './webhook-secret.server';
import { targetProblem } from './webhook-url';

const MOST_WEBHOOKS = 20;

/**
 * Adds a webhook and returns its signing secret, which is shown this once. Throws `forbidden` beyond the role, `bad-request` for an
 * address that may not be used, `conflict` when there are too many.
 */
export async function addWebhook({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  url,
  events,
  allowPrivate,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  url: string;
  events: WebhookEvent[];
  allowPrivate: boolean;
}): Promise<{ webhookId: string; secret: string }> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-integrations')) {
    throw new AppError('forbidden', 'Your role does not allow adding webhooks.');
  }
  const problem = targetProblem({ url, allowPrivate });
  if (problem) throw new AppError('bad-request', problem);
  const secret = makeWebhookSecret();
  return database.$transaction(async (tx) => {
    const used = await tx.webhook.count({ where: { organisationId } });
    if (used >= MOST_WEBHOOKS) throw new AppError('conflict', `There are ${MOST_WEBHOOKS} webhooks already.`);
    const { id: webhookId } = await tx.webhook.create({
      data: { organisationId, url, secret, events: [...new Set(events)], createdAt: clock.now() },
      select: { id: true },
    });
    const subject = { url, events: events.join(' ') };
    await writeAudit({ tx, organisationId, actor, action: 'webhook.added', subject });
    return { webhookId, secret };
  });
}
