import { deadlineOf, extendedDue } from '../sitting-clock';

/** What the limits of a sitting depend on. Minutes are as the assessment says them, before extra time. */
export interface Limits {
  timing: 'TOTAL' | 'PER_SECTION';
  minutes: number | null;
  sections: { id: string; minutes: number | null }[];
  dueAt: Date | null;
}

/** All limits together, in minutes. */
export const allMinutes = ({ timing, minutes, sections }: Limits): number =>
  timing === 'PER_SECTION' ? sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0) : (minutes ?? 0);

/** The due date for a candidate with this extra time, as a sitting begun now keeps it; null without one. */
export const dueWith = ({ limits, timeMultiplier }: { limits: Limits; timeMultiplier: number }): Date | null =>
  extendedDue({ dueAt: limits.dueAt, minutes: allMinutes(limits), timeMultiplier, addedSeconds: 0 });

/**
 * Last moment of a sitting begun at `startedAt`. With a clock per section it is the sum of their limits: until then the next section
 * can be begun, and a begun one has its whole limit, so that a pause between two sections takes nothing from the second.
 */
export function sittingDeadline({
  limits,
  startedAt,
  timeMultiplier,
}: {
  limits: Limits;
  startedAt: Date;
  timeMultiplier: number;
}): Date {
  const allowance = { timeMultiplier, addedSeconds: 0 };
  const due = dueWith({ limits, timeMultiplier });
  return deadlineOf({ startedAt, minutes: allMinutes(limits), due, ...allowance });
}

/**
 * End of a section begun at `startedAt` under its own clock. `due` is the one the sitting began with. `addedSeconds` is all that was added to the sitting (it moves the due
 * date), `addedHere` the part of it that no section has used yet (it makes this limit longer).
 */
export function sectionDeadline({
  limits,
  sectionId,
  startedAt,
  due,
  timeMultiplier,
  addedSeconds,
  addedHere,
}: {
  limits: Pick<Limits, 'sections'>;
  sectionId: string;
  startedAt: Date;
  due: Date | null;
  timeMultiplier: number;
  addedSeconds: number;
  addedHere: number;
}): Date {
  const last = due && new Date(due.getTime() + addedSeconds * 1_000);
  const minutes = limits.sections.find(({ id }) => id === sectionId)?.minutes ?? 0;
  return deadlineOf({ startedAt, minutes, due: last, timeMultiplier, addedSeconds: addedHere });
}
