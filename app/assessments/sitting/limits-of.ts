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
  const minutes = allMinutes(limits);
  const due = extendedDue({ dueAt: limits.dueAt, minutes, ...allowance });
  return deadlineOf({ startedAt, minutes, due, ...allowance });
}

/**
 * End of a section begun at `startedAt` under its own clock. `addedSeconds` is all that was added to the sitting (it moves the due
 * date), `addedHere` the part of it that no section has used yet (it makes this limit longer).
 */
export function sectionDeadline({
  limits,
  sectionId,
  startedAt,
  timeMultiplier,
  addedSeconds,
  addedHere,
}: {
  limits: Limits;
  sectionId: string;
  startedAt: Date;
  timeMultiplier: number;
  addedSeconds: number;
  addedHere: number;
}): Date {
  const due = extendedDue({ dueAt: limits.dueAt, minutes: allMinutes(limits), timeMultiplier, addedSeconds });
  const minutes = limits.sections.find(({ id }) => id === sectionId)?.minutes ?? 0;
  return deadlineOf({ startedAt, minutes, due, timeMultiplier, addedSeconds: addedHere });
}
