import { notify } from '../../lib/db/notify.server';
import type { Database } from '../../lib/db/prisma.server';
import { sittingChannel } from './sitting-channel';

/**
 * Makes the sitting's open pages look again, at commit when called in a transaction: after time was added, something ended, another
 * device took over, or a problem was reported or answered.
 */
export async function tellSitting({
  database,
  sittingId,
}: {
  database: Pick<Database, '$executeRaw'>;
  sittingId: string;
}): Promise<void> {
  await notify({ database, channel: sittingChannel(sittingId), payload: 'changed' });
}
