/** How far a player is, pure. Times are ms since the attempt began. */

/** Nothing happening for longer than this is idle time. */
export const IDLE_MS = 15_000;
/** After skipping idle time, this much of the sitting is shown before the next change. */
const LEAD_MS = 1_000;

export const SPEEDS = [1, 2, 4, 8, 16, 32, 64] as const;

interface Times {
  /** When each step is reached, ascending. */
  steps: readonly number[];
  end: number;
}

/** The last step that has been reached; -1 before the first. */
export function stepAt(steps: readonly number[], now: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where playing has come to after `elapsedMs` of watching at a speed; idle time before the next change is jumped over. */
export function advance({
  now,
  elapsedMs,
  speed,
  skipIdle,
  steps,
  end,
}: { now: number; elapsedMs: number; speed: number; skipIdle: boolean } & Times): number {
  const next = steps[stepAt(steps, now) + 1] ?? end;
  const from = skipIdle && next - now > IDLE_MS ? next - LEAD_MS : now;
  return Math.min(end, from + elapsedMs * speed);
}
