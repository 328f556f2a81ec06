import type { Span, Trace } from '../../lib/trace/trace-types';
import { formatUsd } from '../format-number';

/** A stretch of time with three significant digits: "340 µs", "84.2 ms", "3.21 s", "2 min 5 s", "1 h 3 min". */
export function formatStretch(ms: number): string {
  if (ms === 0) return '0 ms';
  if (ms < 0.9995) return `${Math.round(ms * 1000)} µs`;
  if (ms < 999.5) return `${Number(ms.toPrecision(3))} ms`;
  if (ms < 59_950) return `${Number((ms / 1000).toPrecision(3))} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long a span took; null where the source has no times. */
export function durationOf(trace: Pick<Trace, 'timing'>, span: Span): string | null {
  return trace.timing === 'sequence' ? null : formatStretch(span.endMs - span.startMs);
}

/** A moment on the axis: time since the start, or the step's number where the source has no times. */
export function formatMoment(trace: Pick<Trace, 'timing'>, msSinceStart: number, step?: number): string {
  if (trace.timing === 'sequence') return step !== undefined && step < 1 ? '' : String(Math.round(msSinceStart));
  if (msSinceStart === 0) return '0';
  if (step === undefined) return formatStretch(msSinceStart);
  const unit = step < 1 ? { name: 'µs', ms: 0.001 } : step < 1000 ? { name: 'ms', ms: 1 } : { name: 's', ms: 1000 };
  // All ticks of an axis share a unit; large numbers would not fit beside each other.
  if (step >= 60_000) return formatStretch(msSinceStart);
  return `${Math.round(msSinceStart / unit.ms).toLocaleString('en-GB')} ${unit.name}`;
}

/** Tokens in a few characters: 812, 12.3k, 1.24M. NaN is empty. */
export function formatTokens(count: number): string {
  if (Number.isNaN(count)) return '';
  if (count < 1000) return String(Math.round(count));
  if (count < 999_500) return `${Number((count / 1000).toPrecision(3))}k`;
  return `${Number((count / 1_000_000).toPrecision(3))}M`;
}

/** Dollars, empty for NaN. */
export const formatCost = (usd: number): string => (Number.isNaN(usd) ? '' : usd === 0 ? '$0' : formatUsd(usd));
