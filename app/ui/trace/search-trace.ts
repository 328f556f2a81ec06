import type { Span } from '../../lib/trace/trace-types';
import type { TraceIndex } from './index-trace';
import { byStart } from './index-trace';
import { passagesOf } from './span-passages';

/** What was found so far. */
export interface SearchResult {
  /** Occurrences by row number. */
  hits: Map<number, number>;
  /** Rows with occurrences in reading order. */
  rows: number[];
  occurrences: number;
  /** Occurrences in context that a model call only repeats from earlier spans; they are in `hits` when asked for. */
  repeated: number;
  done: boolean;
}

export const NOTHING_FOUND: SearchResult = { hits: new Map(), rows: [], occurrences: 0, repeated: 0, done: true };

/** Pattern of a query: as typed, letters in either case, any white space for a space. Null for an empty query. */
export function patternOf(query: string): RegExp | null {
  const words = query.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('\\s+'), 'gi');
}

/** Number of occurrences of a pattern made by `patternOf`. */
export function countIn(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (pattern.exec(text)) count += 1;
  return count;
}

const repeatedIds = new WeakMap<TraceIndex, Map<Span, Set<string>>>();

/**
 * Searches all text of all spans, yielding after each span whether to go on: the caller decides how long a slice is. Context that
 * repeats earlier text (whole conversations are sent again with every call) is counted apart unless `withRepeated`.
 */
export function* searchTrace(
  index: TraceIndex,
  { pattern, withRepeated }: { pattern: RegExp; withRepeated: boolean },
): Generator<undefined, SearchResult> {
  const repeats = repeatedIds.get(index) ?? (yield* findRepeats(index));
  repeatedIds.set(index, repeats);
  const result: SearchResult = { hits: new Map(), rows: [], occurrences: 0, repeated: 0, done: true };
  for (const [row, span] of index.spans.entries()) {
    let here = 0;
    for (const { id, text } of passagesOf(span)) {
      const count = countIn(text, pattern);
      if (count === 0) continue;
      const isRepeat = repeats.get(span)?.has(id) ?? false;
      if (isRepeat) result.repeated += count;
      if (!isRepeat || withRepeated) here += count;
    }
    if (here > 0) {
      result.hits.set(row, here);
      result.rows.push(row);
      result.occurrences += here;
    }
    yield;
  }
  return result;
}

/** By span, ids of input passages whose text an earlier span already had. Texts are compared whole. */
function* findRepeats(index: TraceIndex): Generator<undefined, Map<Span, Set<string>>> {
  const seen = new Set<string>();
  const repeats = new Map<Span, Set<string>>();
  const inTime = [...index.spans.keys()].sort(byStart(index.spans)).map((row) => index.spans[row] as Span);
  for (const span of inTime) {
    const found = new Set<string>();
    for (const { id, text } of passagesOf(span)) {
      if (id.startsWith('in.') && seen.has(text)) found.add(id);
    }
    for (const { id, text } of passagesOf(span)) {
      if (/^(?:in|out)\b|^(?:in|out)put$/.test(id)) seen.add(text);
    }
    if (found.size > 0) repeats.set(span, found);
    yield;
  }
  return repeats;
}

/** The row to go to from `row` (-1 for none) among ascending `rows`, around the end; null when there is none. */
export function nextHit(rows: readonly number[], row: number, direction: 1 | -1): number | null {
  if (rows.length === 0) return null;
  const found = direction === 1 ? rows.find((each) => each > row) : rows.findLast((each) => each < row);
  return found ?? (direction === 1 ? rows[0] : rows.at(-1)) ?? null;
}
