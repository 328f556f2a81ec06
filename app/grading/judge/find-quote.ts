import type { Quote } from '../grade-types';
import { isInvisible } from './clean-text';
import type { JudgedFile } from './judge-types';

/** Shorter quotes than this (after normalising) support nothing: some short text is found everywhere. */
const MIN_QUOTE_LENGTH = 12;

interface Normalised {
  text: string;
  /** Where in the source each character of `text` starts and ends. */
  starts: number[];
  ends: number[];
}

/**
 * Text without what a model changes when it copies: letter case, Unicode compatibility forms, quotation marks, kinds of
 * dashes, Markdown marks, invisible characters, runs of white space. Keeps where each remaining character came from.
 */
export function normalise(source: string): Normalised {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of source) {
    for (const plain of plainForm(character)) {
      const repeatedSpace = plain === ' ' && (text === '' || text.endsWith(' '));
      if (repeatedSpace) continue;
      text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) {
        starts.push(at);
        ends.push(at + character.length);
      }
    }
    at += character.length;
  }
  return { text, starts, ends };
}

/** Quotation marks, angle brackets and bars go altogether: models change them, and so does `cleanForJudge`. */
const DROPPED = /["'`‘’‚‛′´“”„‟″«»<>‹›＜＞〈〉⟨⟩|*_#]/u;

function plainForm(character: string): string {
  if (/\s/u.test(character)) return ' ';
  if (DROPPED.test(character) || isInvisible(character)) return '';
  if (/[\p{Pd}−]/u.test(character)) return '-';
  if (character === '…') return '...';
  return character.normalize('NFKC').toLowerCase();
}

/**
 * Where the quote stands in one of the files (offsets in the file as handed in), or null when it does not, is too short to mean
 * anything, or stands in the untouched starter as well. A quote with an ellipsis must have all its parts, in order; what is
 * marked then runs from the first to the last.
 */
export function findQuote({
  quote,
  files,
  starterFiles,
}: {
  quote: string;
  files: JudgedFile[];
  starterFiles: Record<string, string>;
}): Quote | null {
  const parts = normalise(quote)
    .text.split('...')
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
  if (parts.join(' ').length < MIN_QUOTE_LENGTH) return null;
  for (const file of files) {
    const found = locate(parts, normalise(file.text));
    if (!found) continue;
    if (locate(parts, normalise(starterFiles[file.path] ?? ''))) continue;
    return { file: file.path, ...found, text: file.text.slice(found.start, found.end) };
  }
  return null;
}

function locate(parts: string[], { text, starts, ends }: Normalised): { start: number; end: number } | null {
  let from = 0;
  let start: number | undefined;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return null;
    start ??= at;
    from = at + part.length;
  }
  const first = starts[start ?? 0];
  const last = ends[from - 1];
  if (first === undefined || last === undefined) return null;
  return { start: first, end: last };
}
