import { stableStringify } from '../../lib/json';

/**
 * A short name for a JSON value: equal values have equal names, different ones almost surely different names (length plus two
 * 32-bit FNV-1a hashes, http://www.isthe.com/chongo/tech/comp/fnv, from different starting points). Not for security.
 */
export function fingerprint(value: unknown): string {
  const text = stableStringify(value);
  let first = 0x811c9dc5;
  let second = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ ((code << 3) | (code >>> 13)), 0x01000193);
  }
  return `${text.length.toString(36)}-${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}`;
}
