import { stableStringify } from '../lib/json';
import type { Json } from '../lib/json';

/** Text that PostgreSQL can store: NUL and unpaired surrogates become U+FFFD, everything else stays as it is. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** In JSON text: an escaped NUL or surrogate. An escaped backslash before a `u` looks alike, which costs only the longer way. */
const MAY_NOT_BE_STORABLE = /\\u(?:0000|d[89a-f])/i;

/**
 * The value as it will come back from a JSON column: object keys sorted, -0 as 0, and only text that PostgreSQL can store. What is
 * computed from a value before it is stored is then the same as what is computed from it afterwards.
 */
export function storableJson(value: unknown): Json {
  const text = stableStringify(value);
  if (!MAY_NOT_BE_STORABLE.test(text)) return JSON.parse(text) as Json;
  const stored: unknown = JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner === 'string') return storableText(inner);
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [storableText(key), item as Json]));
  });
  // Once more: a key that was replaced may sort elsewhere now.
  return JSON.parse(stableStringify(stored)) as Json;
}
