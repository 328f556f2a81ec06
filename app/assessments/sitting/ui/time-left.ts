/** Time left on a clock, in whole seconds, never below zero. A second counts until it is over. */
export const secondsLeft = ({ deadlineAt, nowMs }: { deadlineAt: string; nowMs: number }): number =>
  Math.max(0, Math.ceil((Date.parse(deadlineAt) - nowMs) / 1_000));

/** `1:05:09` or `5:09`. */
export function showClock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

const count = (value: number, unit: string) => `${value} ${unit}${value === 1 ? '' : 's'}`;

/** A length of time in words: `2 hours 5 minutes`, `45 seconds`. */
export function inWords(seconds: number): string {
  if (seconds < 60) return count(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? count(hours, 'hour') : '', rest > 0 ? count(rest, 'minute') : ''].filter(Boolean).join(' ');
}

/** Seconds left at which words are said. */
const WARNINGS = [600, 300, 60];

/**
 * What is said when the clock goes from `before` to `after` seconds left: the nearest warning that was passed, or null. Time that was
 * added, or a clock that has only been read for the first time (`before` null), says nothing.
 */
export function warningBetween(before: number | null, after: number): string | null {
  if (before === null || after >= before) return null;
  if (after === 0) return 'The time is over.';
  const passed = WARNINGS.filter((at) => before > at && after <= at);
  return passed.length === 0 ? null : `${inWords(Math.min(...passed))} left.`;
}
