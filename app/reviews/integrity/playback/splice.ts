/** A change of a text: `removed` characters at `start` give way to `inserted`. */
export interface TextSplice {
  start: number;
  removed: number;
  inserted: string;
}

/**
 * The one shortest replacement that turns `before` into `after`: what lies between their common beginning and their common end. Null
 * when they are equal. Never cuts a surrogate pair, so that every part is proper text.
 */
export function spliceBetween(before: string, after: string): TextSplice | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end -= 1;
  return { start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) };
}

/** The text after the change. */
export const applySplice = (text: string, { start, removed, inserted }: TextSplice): string =>
  text.slice(0, start) + inserted + text.slice(start + removed);

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
