import type { Json } from '../../lib/json';

/**
 * A JSON value as text for people: two spaces per level, texts with their own line breaks and quotes instead of escapes. A text
 * alone is itself. This is what the viewer shows, searches and quotes; it is no JSON any more.
 */
export function readableJson(value: Json): string {
  return typeof value === 'string' ? value : readable(value, '');
}

function readable(value: Json, indent: string): string {
  if (typeof value === 'string') return `"${value}"`;
  if (value === null || typeof value !== 'object') return String(value);
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((entry) => readable(entry, inner))
    : Object.entries(value).map(([key, entry]) => `"${key}": ${readable(entry, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** The value inside a text that is a JSON object or list, as tools often return it; otherwise the value unchanged. */
export function unpackJson(value: Json): Json {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value) || value.length > MOST_UNPACKED) return value;
  try {
    const inner = JSON.parse(value) as Json;
    return typeof inner === 'object' && inner !== null && nestedAtMost(inner, DEEPEST) ? inner : value;
  } catch {
    return value;
  }
}

const MOST_UNPACKED = 2_000_000;
/** What recursion over a value can take everywhere. */
const DEEPEST = 200;

function nestedAtMost(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  return levels > 0 && Object.values(value).every((inner) => nestedAtMost(inner, levels - 1));
}
