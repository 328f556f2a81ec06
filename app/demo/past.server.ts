import type { Clock } from '../lib/clock';
import type { Database } from '../lib/db/prisma.server';
import { DEMO_ORGANISATION_ID } from './cast';

const DAY_MS = 86_400_000;

/** A time of the past at which the demo acts. */
export interface PastMoment {
  clock: Clock;
  at: Date;
}

/** `days` before `now`, plus `minutes`. */
export const daysAgo = (now: Date, days: number, minutes = 0): Date =>
  new Date(now.getTime() - days * DAY_MS + minutes * 60_000);

/**
 * Does something as if it were `at`: the use case gets a clock of that time, and the log and mails it writes, which take the
 * database's own clock, are dated back. For the demo's organisation only.
 */
export async function inThePast<T>({
  database,
  at,
  act,
}: {
  database: Database;
  at: Date;
  act: (clock: Clock) => Promise<T>;
}): Promise<T> {
  const [row] = await database.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const began = row?.now ?? new Date();
  const result = await act({ now: () => new Date(at) });
  const fresh = { organisationId: DEMO_ORGANISATION_ID };
  await database.auditEntry.updateMany({ where: { ...fresh, at: { gte: began } }, data: { at } });
  await database.mail.updateMany({ where: { ...fresh, createdAt: { gte: began } }, data: { createdAt: at } });
  return result;
}
