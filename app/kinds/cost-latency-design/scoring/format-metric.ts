import type { TargetMetric } from '../targets';

/** A value of a metric with its unit, for sentences: "1.84 s", "$0.0312", "4.2 %", "3 minutes". `more` digits are added. */
export function formatMetric(metric: TargetMetric, value: number, more = 0): string {
  if (metric.startsWith('latency') || metric.startsWith('first-token')) return formatMs(value, more);
  if (metric.startsWith('cost')) return formatUsd(value, more);
  if (metric === 'breach-minutes') return `${trim(value.toFixed(1 + more))} minutes`;
  return `${trim((value * 100).toFixed(1 + more))} %`;
}

const MOST_DIGITS = 4;

/** A value that stands beside its limit: with as many digits as it takes to read differently from it, where they differ. */
export function formatBeside(metric: TargetMetric, value: number, limit: number): string {
  for (let more = 0; more < MOST_DIGITS; more += 1) {
    const text = formatMetric(metric, value, more);
    if (value === limit || text !== formatMetric(metric, limit)) return text;
  }
  return formatMetric(metric, value, MOST_DIGITS);
}

export const formatMs = (ms: number, more = 0): string =>
  ms >= 1_000 ? `${trim((ms / 1_000).toFixed(2 + more))} s` : `${trim(ms.toFixed(more))} ms`;

export function formatUsd(usd: number, more = 0): string {
  if (usd >= 100) return `$${usd.toLocaleString('en-US', { maximumFractionDigits: more })}`;
  return `$${usd >= 1 ? usd.toFixed(2 + more) : trim(usd.toFixed(4 + more))}`;
}

const trim = (text: string): string => (text.includes('.') ? text.replace(/0+$/u, '').replace(/\.$/u, '') : text);
