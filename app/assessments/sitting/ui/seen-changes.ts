import type { SittingNow } from '../sitting-views';

/** What of a sitting's changes the candidate has dismissed in this browser. */
export interface SeenChanges {
  /** Seconds added, as far as they were told. */
  added: number;
  /** Reports whose answers were read. */
  answers: string[];
}

type SeenStorage = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (sittingId: string) => `assay-seen-${sittingId}`;

const isSeen = (value: unknown): value is SeenChanges =>
  typeof value === 'object' &&
  value !== null &&
  'added' in value &&
  typeof value.added === 'number' &&
  'answers' in value &&
  Array.isArray(value.answers);

/**
 * What was dismissed before, on whatever page of the sitting. The first page that asks begins with the time that was added by then, which
 * its clock has; answers are new until they are dismissed.
 */
export function readSeen(storage: SeenStorage, sittingId: string, now: Pick<SittingNow, 'addedSeconds'>): SeenChanges {
  try {
    const stored: unknown = JSON.parse(storage.getItem(keyOf(sittingId)) ?? 'null');
    if (isSeen(stored)) return stored;
  } catch {
    // Not ours, or not to be had: begun anew.
  }
  const seen = { added: now.addedSeconds, answers: [] };
  keepSeen(storage, sittingId, seen);
  return seen;
}

/** Keeps what was dismissed; where the browser keeps nothing, the page does as long as it is open. */
export function keepSeen(storage: SeenStorage, sittingId: string, seen: SeenChanges): void {
  try {
    storage.setItem(keyOf(sittingId), JSON.stringify(seen));
  } catch {
    // Told again on the next page.
  }
}

/** What is still to be told: seconds added since, and reports whose answer nobody has dismissed. */
export function unseenChanges(now: Pick<SittingNow, 'addedSeconds' | 'reports'>, seen: SeenChanges) {
  return {
    seconds: Math.max(0, now.addedSeconds - seen.added),
    answered: now.reports.filter(({ reportId, answer }) => answer !== null && !seen.answers.includes(reportId)),
  };
}
