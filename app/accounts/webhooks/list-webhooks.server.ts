import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { DeliveryState, WebhookView } from '../integration-views';

const RECENT = 20;

/** An organisation's webhooks, oldest first, with how their newest deliveries went. The caller has checked the membership. */
export async function listWebhooks({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<WebhookView[]> {
  const webhooks = await database.webhook.findMany({
    where: { organisationId },
    orderBy: { createdAt: 'asc' },
    include: {
      deliveries: {
        where: { organisationId },
        orderBy: { createdAt: 'desc' },
        take: RECENT,
        select: { deliveredAt: true, givenUpAt: true },
      },
    },
  });
  return webhooks.map(({ id, url, events, createdAt, disabledAt, deliveries }) => {
    const states = deliveries.map((delivery) => stateOf({ ...delivery, off: disabledAt !== null }));
    const arrived = states.indexOf('delivered');
    const since = arrived === -1 ? states : states.slice(0, arrived);
    return {
      ...{ id, url, events, addedAt: createdAt.toISOString(), disabledAt: disabledAt?.toISOString() ?? null },
      recent: states.toReversed(),
      givenUpInARow: since.filter((state) => state === 'given-up').length,
    };
  });
}

/** Where a delivery stands. */
export function stateOf({
  deliveredAt,
  givenUpAt,
  off,
}: {
  deliveredAt: Date | null;
  givenUpAt: Date | null;
  /** Its webhook is switched off. */
  off: boolean;
}): DeliveryState {
  if (deliveredAt) return 'delivered';
  if (givenUpAt) return 'given-up';
  return off ? 'off' : 'waiting';
}
