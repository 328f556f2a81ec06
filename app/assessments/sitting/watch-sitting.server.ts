import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { subscribe } from '../../lib/db/notify.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { getSittingNow } from './get-sitting-now.server';
import { sittingChannel } from './sitting-channel';
import type { SittingNow } from './sitting-views';

/** How often to look, and to tell the time, without having been told of a change. */
const LOOK_EVERY_MS = 45_000;

/**
 * Where a sitting stands: now, at every change, and every 45 s, until it has ended, another device has taken over, or the signal
 * aborts. The last thing it says is that.
 */
export async function* watchSitting({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  device,
  signal,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  device: string;
  signal: AbortSignal;
}): AsyncGenerator<SittingNow> {
  let changed = false;
  let wake: () => void = () => undefined;
  const onMessage = () => {
    changed = true;
    wake();
  };
  await subscribe({ channel: sittingChannel(sittingId), onMessage, onGap: onMessage, signal });
  while (!signal.aborted) {
    changed = false;
    const now = await getSittingNow({ database, clock, sittingId, device });
    yield now;
    if (now.status === 'FINISHED' || !now.isDevice) return;
    const told = new Promise<void>((resolve) => (wake = resolve));
    if (changed) continue;
    await Promise.race([told, delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)]);
  }
}
