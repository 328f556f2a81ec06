import { diffLines, diffWordsWithSpace, type Change } from 'diff';
import { spliceBetween } from './splice';

/** A piece of a text beside the one before: kept, new, or gone. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Changes up to this size are marked word by word, larger ones line by line. */
const WORDS_UP_TO = 4_000;
/**
 * Comparing stops at so many differences; then everything between the first and the last one is marked. A bound in time would be
 * another one on the server than in the browser, and the two must draw the same.
 */
const MOST_WORDS = 400;
const MOST_LINES = 1_200;

/** How `after` differs from `before`, as pieces in reading order: the added and the kept ones together are `after`. */
export function markChanges(before: string, after: string): Piece[] {
  const splice = spliceBetween(before, after);
  if (!splice) return joined([{ kind: 'same', text: after }]);
  // Words are compared whole, so the changed part is widened to white space.
  const from = widenLeft(after, splice.start);
  const tail = widenRight(after, splice.start + splice.inserted.length);
  const removedEnd = before.length - (after.length - tail);
  const removed = before.slice(from, removedEnd);
  const added = after.slice(from, tail);
  return joined([
    { kind: 'same', text: after.slice(0, from) },
    ...compare(removed, added),
    { kind: 'same', text: after.slice(tail) },
  ]);
}

function compare(removed: string, added: string): Piece[] {
  const changes: Change[] | undefined =
    removed.length + added.length <= WORDS_UP_TO
      ? diffWordsWithSpace(removed, added, { maxEditLength: MOST_WORDS })
      : diffLines(removed, added, { maxEditLength: MOST_LINES });
  if (!changes) {
    return [
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
    ];
  }
  return changes.map(({ value, added: isNew, removed: isGone }) => ({
    kind: isNew ? 'added' : isGone ? 'removed' : 'same',
    text: value,
  }));
}

function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}

/** Start of the word that holds a place; never before the line. */
function widenLeft(text: string, at: number): number {
  let from = at;
  while (from > 0 && !/\s/.test(text[from - 1] ?? ' ')) from -= 1;
  return from;
}

function widenRight(text: string, at: number): number {
  let to = at;
  while (to < text.length && !/\s/.test(text[to] ?? ' ')) to += 1;
  return to;
}

/** The pieces with long kept parts cut to `lines` lines beside each change; what is left out is told as a count of lines. */
export function shortenPieces(
  pieces: readonly Piece[],
  lines: number,
): (Piece | { kind: 'left-out'; lines: number })[] {
  return pieces.flatMap((piece, at) => {
    if (piece.kind !== 'same') return [piece];
    const all = piece.text.split('\n');
    const head = at === 0 ? 0 : lines + 1;
    const tail = at === pieces.length - 1 ? 0 : lines + 1;
    if (all.length <= head + tail + 1) return [piece];
    const parts: (Piece | { kind: 'left-out'; lines: number })[] = [];
    if (head > 0) parts.push({ kind: 'same', text: `${all.slice(0, head).join('\n')}\n` });
    parts.push({ kind: 'left-out', lines: all.length - head - tail });
    if (tail > 0) parts.push({ kind: 'same', text: all.slice(-tail).join('\n') });
    return parts;
  });
}
