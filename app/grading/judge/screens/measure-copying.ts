import { wordsOf } from './words';

/** Length of compared word sequences: long enough that ordinary phrases of the field do not match by chance. */
const SEQUENCE = 6;

/** Share in [0, 1] of the text's sequences of six words that stand in one of the sources word for word. */
export function measureCopying(text: string, sources: string[]): number {
  const sequences = sequencesOf(text);
  if (sequences.length === 0) return 0;
  const known = new Set(sources.flatMap(sequencesOf));
  return sequences.filter((sequence) => known.has(sequence)).length / sequences.length;
}

function sequencesOf(text: string): string[] {
  const words = wordsOf(text);
  const count = Math.max(0, words.length - SEQUENCE + 1);
  return Array.from({ length: count }, (_, at) => words.slice(at, at + SEQUENCE).join(' '));
}
