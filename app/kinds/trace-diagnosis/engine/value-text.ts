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

/**
 * A copy of what a world handed out, as JSON has it: a result that is part of the state must not change in the record when the
 * state does, and members without a value do not exist.
 */
export function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
