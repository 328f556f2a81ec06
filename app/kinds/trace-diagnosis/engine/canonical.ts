import type { Json } from './world-types.ts';
import { hexOf } from './keyed-draw.ts';

/** JSON text with sorted keys, so that equal values give equal text whatever order they were built in. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** The text itself, or its beginning with a hash of the whole when it is longer than `max` characters. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}#${hexOf(text, 16)}`;
}
