import type { Prisma } from '../../lib/db/prisma.server';
import { sittingEvent, type SittingEvent } from '../assessment-types';

/** Adds one line of what was noticed during a sitting, in the caller's transaction. */
export async function writeSittingEvent({
  tx,
  sittingId,
  at,
  event,
}: {
  tx: Pick<Prisma.TransactionClient, 'sittingEvent'>;
  sittingId: string;
  at: Date;
  event: SittingEvent;
}): Promise<void> {
  const { kind, detail } = sittingEvent.parse(event);
  await tx.sittingEvent.create({ data: { sittingId, kind, detail, at } });
}
