import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { MOST_PER_SITTING, OLDEST_MS, type BrowserEvents } from './browser-events';
import type { OwnSitting } from './sitting-views';

/**
 * Keeps what a candidate's page noticed: pastes by size, focus lost and regained. At most 5,000 lines per sitting, none after its
 * end; what is too much is dropped without a word. The caller has the sitting from `requireSitting`.
 */
export async function recordEvents({
  database = getDatabase(),
  clock = getClock(),
  sitting,
  reported,
}: {
  database?: Database;
  clock?: Clock;
  sitting: Pick<OwnSitting, 'sittingId' | 'status'>;
  reported: BrowserEvents;
}): Promise<void> {
  const { sittingId, status } = sitting;
  if (status === 'FINISHED') return;
  const known = await database.sittingEvent.count({ where: { sittingId } });
  const room = Math.max(0, MOST_PER_SITTING - known);
  const isOwn =
    reported.attemptId !== null && (await database.attempt.count({ where: { id: reported.attemptId, sittingId } })) > 0;
  const now = clock.now().getTime();
  await database.sittingEvent.createMany({
    data: reported.events.slice(0, room).map(({ event, agoMs }) => ({
      sittingId,
      attemptId: isOwn ? reported.attemptId : null,
      kind: event.kind,
      detail: event.detail,
      at: new Date(now - Math.min(agoMs, OLDEST_MS)),
    })),
  });
}
