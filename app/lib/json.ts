/** A value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * JSON text with object keys in code-unit order, so that equal values give equal bytes whatever order they were built in.
 * Used wherever a hash or a byte comparison stands for "the same value". Throws `TypeError` on values JSON cannot hold.
 */
export function stableStringify(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint' || typeof inner === 'function' || typeof inner === 'symbol') {
      throw new TypeError(`cannot write a ${typeof inner} as JSON`);
    }
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
