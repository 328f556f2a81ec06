import type { TextLanguage, Token } from './token';
import { tokeniseCode } from './tokenise-code';
import { tokeniseJson } from './tokenise-json';
import { tokeniseProse } from './tokenise-prose';

/**
 * The tokens of a text, without what two authors of the same work would differ in by accident: white space, comments and, in code,
 * the names of things. Any text gives tokens, also one that does not parse.
 */
export function tokenise({ text, language }: { text: string; language: TextLanguage }): Token[] {
  if (language === 'prose') return tokeniseProse(text);
  if (language === 'json') return tokeniseJson(text);
  return tokeniseCode({ text, language });
}
