/** A design that was simulated in this session, whether it was kept or not. */
export interface TrailEntry {
  /** Counts up: "Try 7". */
  number: number;
  text: string;
}

const MAX_TRAIL = 60;

/** The trail with one more design, unless it is there already; the oldest go when there are too many. */
export function extendTrail(trail: readonly TrailEntry[], text: string): readonly TrailEntry[] {
  if (trail.some((entry) => entry.text === text)) return trail;
  const number = (trail.at(-1)?.number ?? 0) + 1;
  return [...trail, { number, text }].slice(-MAX_TRAIL);
}
