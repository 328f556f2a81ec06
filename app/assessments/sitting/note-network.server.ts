import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { createLog, errorFields } from '../../lib/log.server';
import { sittingEvent } from '../assessment-types';
import { MOST_PER_SITTING } from './browser-events';
import { networkOf } from './network-of.server';
import { writeSittingEvent } from './write-sitting-event.server';

const log = createLog('sitting');
/** Network each sitting was seen on last by this process; the database is asked only when it is another one. */
const MOST_REMEMBERED = 5_000;
const lastSeen = new WeakMap<Database, Map<string, string>>();

/**
 * Notices that a sitting's requests come from another network than before. Costs nothing while they do not, and never throws: the
 * candidate's request goes on whatever becomes of this.
 */
export async function noteNetwork({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  address,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  address: string;
}): Promise<void> {
  const to = networkOf(address);
  const seen = lastSeen.get(database) ?? new Map<string, string>();
  lastSeen.set(database, seen);
  if (seen.get(sittingId) === to) return;
  if (seen.size >= MOST_REMEMBERED) seen.clear();
  seen.set(sittingId, to);
  try {
    await database.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Sitting" WHERE "id" = ${sittingId}::uuid FOR NO KEY UPDATE`;
      const kinds = ['started', 'network-changed', 'device-changed'];
      const [last, count, sitting] = [
        await tx.sittingEvent.findFirst({
          where: { sittingId, kind: { in: kinds } },
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
          select: { kind: true, detail: true },
        }),
        await tx.sittingEvent.count({ where: { sittingId } }),
        await tx.sitting.findUnique({ where: { id: sittingId }, select: { status: true } }),
      ];
      const from = last ? networkIn(sittingEvent.parse(last)) : null;
      if (from === null || from === to || count >= MOST_PER_SITTING || sitting?.status !== 'RUNNING') return;
      const event = { kind: 'network-changed', detail: { from, to } } as const;
      await writeSittingEvent({ tx, sittingId, at: clock.now(), event });
    });
  } catch (error) {
    seen.delete(sittingId);
    log('warn', 'network-not-noted', { sittingId, ...errorFields(error) });
  }
}

function networkIn(event: ReturnType<typeof sittingEvent.parse>): string | null {
  if (event.kind === 'network-changed') return event.detail.to;
  return event.kind === 'started' || event.kind === 'device-changed' ? event.detail.network : null;
}
