import type { Estimate } from '../../engine/simulation-types';
import { formatMetric, formatMs, formatUsd } from '../../scoring/format-metric';
import type { TargetMetric } from '../../targets';

export { formatMetric, formatMs, formatUsd };

/** Share in [0, 1], with the more decimals the smaller it is: "38 %", "4.2 %", "0.03 %". */
export function formatPart(share: number): string {
  const digits = share === 0 || share >= 0.1 ? 0 : share >= 0.001 ? 1 : 2;
  return `${Number((share * 100).toFixed(digits))} %`;
}

/** An estimate with its 95 % interval where there is more than one replication: "1.84 s (1.79 to 1.9 s)". */
export function formatEstimate(metric: TargetMetric, estimate: Estimate | null): string {
  if (!estimate) return '–';
  const { value, low, high } = estimate;
  const text = formatMetric(metric, value);
  return low === high ? text : `${text} (${formatMetric(metric, low)} to ${formatMetric(metric, high)})`;
}

/** How far from a limit, as a share of it: "12 % to spare", "8 % over", and "8 % short" of a least value. */
export function formatMargin(margin: number | null, direction: 'at-most' | 'at-least'): string {
  if (margin === null) return 'not measured';
  const share = `${Math.abs(margin * 100).toFixed(Math.abs(margin) < 0.1 ? 1 : 0)} %`;
  return margin >= 0 ? `${share} to spare` : `${share} ${direction === 'at-most' ? 'over' : 'short'}`;
}

/** A moment on an axis of traffic, from its start: "90 s", "40 min", "5 h 20". */
export function formatMoment(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  return minutes < 180 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60}` : ''}`;
}
