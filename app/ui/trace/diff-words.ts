import { diffLists } from './diff-lists';

/** Words and what is between them, as runs of the same fate. */
export function diffWords(before: string, after: string): ['same' | 'added' | 'dropped', string][] {
  const tokens = (text: string) => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
  const [old, now] = [tokens(before), tokens(after)];
  return diffLists(old, now).map(({ type, before: was, after: is }) => [
    type,
    (type === 'dropped' ? old.slice(...was) : now.slice(...is)).join(''),
  ]);
}
