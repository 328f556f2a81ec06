/** Saves with less than this between them belong to one period of work. */
const PAUSE_MS = 2 * 60_000;

export interface WorkPeriod {
  at: number;
  until: number;
  /** Stored states in it. */
  states: number;
}

/** Joins stored states of one draft (in order, ms) into periods of work. */
export function workPeriods(rows: readonly { openedAt: number; savedAt: number }[]): WorkPeriod[] {
  const periods: WorkPeriod[] = [];
  for (const { openedAt, savedAt } of rows) {
    const last = periods.at(-1);
    if (last && openedAt - last.until <= PAUSE_MS) {
      last.until = Math.max(last.until, savedAt);
      last.states += 1;
    } else periods.push({ at: openedAt, until: Math.max(openedAt, savedAt), states: 1 });
  }
  return periods;
}
