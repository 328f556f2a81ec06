const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The text's words in lower case, in any script; numbers count, punctuation does not. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC')))
    if (isWordLike) words.push(segment.toLowerCase());
  return words;
}
