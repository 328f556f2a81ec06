import type { TargetMetric } from '../targets';

/** A value of a metric with its unit, for sentences: "1.84 s", "$0.0312", "4.2 %", "3 minutes". */
export function formatMetric(metric: TargetMetric, value: number): string {
  if (metric.startsWith('latency') || metric.startsWith('first-token')) return formatMs(value);
  if (metric.startsWith('cost')) return formatUsd(value);
  if (metric === 'breach-minutes') return `${trim(value.toFixed(1))} minutes`;
  return `${trim((value * 100).toFixed(1))} %`;
}

export const formatMs = (ms: number): string =>
  ms >= 1_000 ? `${trim((ms / 1_000).toFixed(2))} s` : `${Math.round(ms)} ms`;

export const formatUsd = (usd: number): string =>
  usd >= 100 ? `$${Math.round(usd).toLocaleString('en-US')}` : `$${usd >= 1 ? usd.toFixed(2) : trim(usd.toFixed(4))}`;

const trim = (text: string): string => (text.includes('.') ? text.replace(/0+$/u, '').replace(/\.$/u, '') : text);
