import type { Token } from './token';

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** Words in lower case, without accents of writing style: typographic apostrophes, ligatures and full-width forms are folded. */
export function tokeniseProse(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const symbol = match[0].normalize('NFKC').replaceAll('’', "'").toLowerCase();
    tokens.push({ symbol, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
