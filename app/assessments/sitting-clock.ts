/** The rules of time in a sitting, pure. Instants are Dates; the server's clock is the only one that counts. */

/** After a deadline, saves that were on their way are still taken for this long, in ms; then everything is submitted. */
export const GRACE_MS = 5_000;

const MINUTE_MS = 60_000;

export interface Allowance {
  /** >= 1 with extra time; applies to every limit. */
  timeMultiplier: number;
  /** Given while the sitting ran, in seconds. */
  addedSeconds: number;
}

/**
 * The moment by which a sitting with a common due date must end: the due date, moved by as much as the allowance makes the limits
 * longer, so that extra time is never cut by it. Null without a due date. `minutes` is the sum of all limits.
 */
export function extendedDue({
  dueAt,
  minutes,
  timeMultiplier,
  addedSeconds,
}: { dueAt: Date | null; minutes: number } & Allowance): Date | null {
  if (!dueAt) return null;
  return new Date(dueAt.getTime() + minutes * MINUTE_MS * (timeMultiplier - 1) + addedSeconds * 1_000);
}

/** End of what was begun at `startedAt` and may take `minutes`: the limit with the allowance, or the extended due date if that is earlier. */
export function deadlineOf({
  startedAt,
  minutes,
  due,
  timeMultiplier,
  addedSeconds,
}: { startedAt: Date; minutes: number; due: Date | null } & Allowance): Date {
  const limit = startedAt.getTime() + minutes * MINUTE_MS * timeMultiplier + addedSeconds * 1_000;
  return new Date(due ? Math.min(limit, due.getTime()) : limit);
}

/** Whether a save that arrives now is still taken. */
export const isOpen = ({ deadlineAt, now }: { deadlineAt: Date; now: Date }): boolean =>
  now.getTime() <= deadlineAt.getTime() + GRACE_MS;

/** Whether everything is to be submitted now: later than the last save that is taken. */
export const isOver = ({ deadlineAt, now }: { deadlineAt: Date; now: Date }): boolean => !isOpen({ deadlineAt, now });
