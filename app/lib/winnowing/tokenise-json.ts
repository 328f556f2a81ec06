import type { Token } from './token';

const PIECE = /"(?:[^"\\\n]|\\.)*"|[-+]?\d[\d.eE+-]*|[A-Za-z]+|[{}[\]:,]/g;

/** Keys and values as they are: a design is its names and numbers. Brackets and commas are left out, order is kept. */
export function tokeniseJson(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    if (/^[{}[\]:,]$/.test(match[0])) continue;
    tokens.push({ symbol: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
