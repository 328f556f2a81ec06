import type { Json } from '../json';
import type { JsonObject } from './trace-types';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text with something in it, or null. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A finite number, also one written as text; null for anything else. */
export function numberOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** `{ rest }` with the members of `object` that are not named, without nulls; nothing when none remain. */
export function restOf(object: JsonObject, known: ReadonlySet<string>): { rest?: JsonObject } {
  // Nearly always nothing is left; this runs for every part of every message.
  let left: [string, Json][] | null = null;
  for (const key in object) {
    const value = object[key];
    if (known.has(key) || value === null || value === undefined) continue;
    left ??= [];
    left.push([key, value]);
  }
  return left === null ? {} : { rest: Object.fromEntries(left) };
}

/** Levels of nesting: 0 for a text or number, 1 for a flat list or object. Stops counting at `most`. */
export function depthOf(value: Json, most: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (most <= 0) return 1;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner, most - 1));
  return deepest + 1;
}
