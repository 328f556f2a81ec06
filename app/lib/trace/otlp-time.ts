import type { Json } from '../json';
import { isObject } from './json-shape';

/** Microseconds up to here (the year 2096) are exact in a number, also after the way to milliseconds and back. */
const LATEST_MICROS = 4_000_000_000_000_000;

/**
 * Nanoseconds since the epoch as OTLP writes them (decimal text, by the letter of the specification; a number or
 * `{ low, high }` from older exporters; ISO 8601 from others) in milliseconds, rounded to whole microseconds. Undefined when
 * nothing is written, null when it is unreadable, negative or far in the future.
 */
export function readNanos(value: Json | undefined): number | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const nanos = nanosOf(value);
  if (nanos === null || nanos < 0n) return null;
  const micros = Number((nanos + 500n) / 1000n);
  return micros <= LATEST_MICROS ? micros / 1000 : null;
}

function nanosOf(value: Json): bigint | null {
  if (typeof value === 'string') {
    if (/^\d{1,20}$/.test(value)) return BigInt(value);
    const at = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
    return Number.isNaN(at) ? null : BigInt(at) * 1_000_000n;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.round(value)) : null;
  if (isObject(value) && typeof value.low === 'number' && typeof value.high === 'number') {
    return (BigInt(value.high >>> 0) << 32n) | BigInt(value.low >>> 0);
  }
  return null;
}

/** The inverse: milliseconds to whole microseconds as nanoseconds in decimal text. */
export function writeNanos(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n);
}
