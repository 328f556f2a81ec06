import type { Json } from '../json';

const MAX_DEPTH = 400;

/**
 * Makes a parsed value one that stays the same when it is written and read again: -0 becomes 0 in place. Returns what is wrong with
 * it otherwise (numbers beyond the range of doubles, nesting that would overflow whoever writes it), or null.
 */
export function checkJson(value: Json): string | null {
  const pending: { holder: Record<string, Json> | Json[]; depth: number }[] = [{ holder: [value], depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { depth } = next;
    if (depth > MAX_DEPTH) return `the result is nested more than ${MAX_DEPTH} levels deep`;
    const holder = next.holder as Record<string, Json>;
    for (const key of Object.keys(holder)) {
      const inner = holder[key] as Json;
      if (typeof inner === 'number') {
        if (!Number.isFinite(inner)) return 'the result holds a number beyond the range of JSON numbers';
        if (Object.is(inner, -0)) holder[key] = 0;
      } else if (typeof inner === 'object' && inner !== null) {
        pending.push({ holder: inner, depth: depth + 1 });
      }
    }
  }
  return null;
}
