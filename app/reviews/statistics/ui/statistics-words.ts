import { formatCoefficient } from '../../../ui/format-number';
import type { Absent, Estimate } from '../statistics-types';

/** Why there is no number. */
export const absentWords: Record<Absent, string> = {
  'too-few': 'too few',
  'all-equal': 'all alike',
  'nothing-else': 'nothing else to compare with',
};

/** "0.42 (0.11 to 0.66)", or why there is none. */
export function describeEstimate(estimate: Estimate | Absent): string {
  if (typeof estimate === 'string') return absentWords[estimate];
  const { value, low, high } = estimate;
  const interval = low === null || high === null ? '' : ` (${formatCoefficient(low)} to ${formatCoefficient(high)})`;
  return `${formatCoefficient(value)}${interval}`;
}

/** Minutes as people say them: "41 min", "under 1 min"; a dash without anybody. */
export const formatMinutes = (minutes: number | null): string =>
  minutes === null ? '–' : minutes < 1 ? 'under 1 min' : `${Math.round(minutes)} min`;
