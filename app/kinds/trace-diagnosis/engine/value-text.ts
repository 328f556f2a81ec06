import type { Json } from './world-types.ts';

/** A value for an attribute: structures as JSON text, and text that would be taken for JSON quoted once more. */
export function attributeOf(value: Json): Json {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : guarded(value);
}

/** Text that a reader would take for JSON is quoted once more; everything else stays. */
export function guarded(value: Json): Json {
  return typeof value === 'string' && /^\s*[[{"]/.test(value) ? JSON.stringify(value) : value;
}

/** A value as an agent reads it: text as it is, structures as JSON. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
