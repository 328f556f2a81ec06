import { wordsOf } from './words';

/** Length of compared word sequences: long enough that ordinary phrases of the field do not match by chance. */
const SEQUENCE = 6;

/** Share in [0, 1] of the text's words that are part of a sequence of six words which stands in one of the sources word for word. */
export function measureCopying(text: string, sources: string[]): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const known = new Set(sources.flatMap((source) => sequencesOf(wordsOf(source))));
  const copied = new Set<number>();
  sequencesOf(words).forEach((sequence, at) => {
    if (known.has(sequence)) for (let word = at; word < at + SEQUENCE; word += 1) copied.add(word);
  });
  return copied.size / words.length;
}

function sequencesOf(words: string[]): string[] {
  const count = Math.max(0, words.length - SEQUENCE + 1);
  return Array.from({ length: count }, (_, at) => words.slice(at, at + SEQUENCE).join(' '));
}
