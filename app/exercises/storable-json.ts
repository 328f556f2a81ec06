import { stableStringify } from '../lib/json';
import type { Json } from '../lib/json';

/** Text that PostgreSQL can store: NUL and unpaired surrogates become U+FFFD, everything else stays as it is. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/**
 * The value as it will come back from a JSON column: object keys sorted, -0 as 0, and only text that PostgreSQL can store. What is
 * computed from a value before it is stored is then the same as what is computed from it afterwards.
 */
export function storableJson(value: unknown): Json {
  const stored: unknown = JSON.parse(stableStringify(value), (_key, inner: unknown) => {
    if (typeof inner === 'string') return storableText(inner);
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner);
    return entries.every(([key]) => storableText(key) === key)
      ? inner
      : Object.fromEntries(entries.map(([key, item]) => [storableText(key), item as Json]));
  });
  // Once more: a key that was replaced may sort elsewhere now.
  return JSON.parse(stableStringify(stored)) as Json;
}
