import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import type { Database } from '../../lib/db/prisma.server';

/** Marks a delivery that failed at its last try; people see it in the log and can send it again. */
export async function giveUpDelivery({
  database,
  clock = getClock(),
  deliveryId,
}: {
  database: Database;
  clock?: Clock;
  deliveryId: string;
}): Promise<void> {
  await database.webhookDelivery.updateMany({
    where: { id: deliveryId, deliveredAt: null },
    data: { givenUpAt: clock.now() },
  });
}
