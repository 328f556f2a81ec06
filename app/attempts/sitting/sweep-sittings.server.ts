import { GRACE_MS, isOver } from '../../assessments/sitting-clock';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { endSections } from './end-sections.server';

/** Sittings looked for at once, and ended at the same time by one process. */
const BATCH = 100;
const AT_ONCE = 3;
/** Pause before a sitting that could not be ended is tried again, doubled each time up to the second number, in ms. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/** What a sweeper remembers of sittings that could not be ended, by id. */
export type Failures = Map<string, { count: number; tryAt: number }>;

/**
 * Ends every section and sitting whose time, with the grace, is over: whatever is saved is submitted, whoever is or is not there.
 * Several processes may do it at once; each leaves alone what another is just ending. One that cannot be ended is told to `onError`,
 * holds up no other, and is tried again later. Returns how many sittings were looked at with success.
 */
export async function sweepSittings({
  database = getDatabase(),
  clock = getClock(),
  failures,
  onError,
  signal,
}: {
  database?: Database;
  clock?: Clock;
  failures: Failures;
  onError: (error: unknown, sittingId: string) => void;
  signal?: AbortSignal;
}): Promise<number> {
  const done = new Set<string>();
  while (!signal?.aborted) {
    const now = clock.now();
    const resting = [...failures].flatMap(([id, { tryAt }]) => (tryAt > now.getTime() ? [id] : []));
    const due = await findDue(database, now, [...resting, ...done]);
    if (due.length === 0) break;
    const waiting = [...due];
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !signal?.aborted; id = waiting.shift()) {
        await endOverdue({ database, clock, sittingId: id, failures, onError });
        done.add(id);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return done.size;
}

async function findDue(database: Database, now: Date, except: string[]): Promise<string[]> {
  const lastTaken = new Date(now.getTime() - GRACE_MS);
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT sitting."id" FROM "Sitting" AS sitting
    WHERE sitting."status" = 'RUNNING' AND sitting."id" <> ALL (${except}::uuid[])
      AND (sitting."deadlineAt" < ${lastTaken} OR EXISTS (
        SELECT 1 FROM "SittingSection" AS section WHERE section."sittingId" = sitting."id"
          AND section."finishedAt" IS NULL AND section."deadlineAt" < ${lastTaken}))
    ORDER BY sitting."deadlineAt" LIMIT ${BATCH}`;
  return rows.map(({ id }) => id);
}

async function endOverdue({
  database,
  clock,
  sittingId,
  failures,
  onError,
}: {
  database: Database;
  clock: Clock;
  sittingId: string;
  failures: Failures;
  onError: (error: unknown, sittingId: string) => void;
}): Promise<void> {
  try {
    await endSections({
      ...{ database, clock, sittingId, endedBy: 'DEADLINE', skipLocked: true },
      // Asked again under the lock: time may have been added since it was found.
      choose: ({ now, deadlineAt, open }) => {
        const whole = isOver({ deadlineAt, now });
        return { end: whole ? open : open.filter((section) => isOver({ deadlineAt: section.deadlineAt, now })), whole };
      },
    });
    failures.delete(sittingId);
  } catch (error) {
    const count = (failures.get(sittingId)?.count ?? 0) + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - 1));
    failures.set(sittingId, { count, tryAt: clock.now().getTime() + pause });
    onError(error, sittingId);
  }
}
