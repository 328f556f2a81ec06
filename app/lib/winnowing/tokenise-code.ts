import { CODE_WORDS } from './code-words';
import type { Token } from './token';

type CodeLanguage = 'typescript' | 'python';

/** What every name, number, text and pattern is compared as. */
const NAME = 'name';
const NUMBER = 'number';
const TEXT = 'text';
const PATTERN = 'pattern';

const WORD = String.raw`(?<name>[\p{L}_$][\p{L}\p{N}_$]*)`;
const DIGITS = String.raw`(?<number>\d[\w.]*)`;
/** A text ends at its line's end even where its author forgot the quote. */
const QUOTED = String.raw`"(?:[^"\\\n]|\\[^])*(?:"|$)?|'(?:[^'\\\n]|\\[^])*(?:'|$)?`;

const PIECES: Record<CodeLanguage, RegExp> = {
  typescript: new RegExp(
    [
      String.raw`(?<line>\n)|(?<space>\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))`,
      `(?<text>${QUOTED}|\`(?:[^\`\\\\]|\\\\[^])*\`?)`,
      ...[DIGITS, WORD],
      String.raw`(?<sign>=>|===|!==|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\.\.\.|\+\+|--|[-+*\/%&|^]=|[^])`,
    ].join('|'),
    'yu',
  ),
  python: new RegExp(
    [
      String.raw`(?<line>\n)|(?<space>[^\S\n]+|#[^\n]*|\\\n)`,
      String.raw`(?<text>[A-Za-z]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|${QUOTED}))`,
      ...[DIGITS, WORD],
      String.raw`(?<sign>->|:=|\*\*|\/\/|==|!=|<=|>=|[-+*\/%&|^]=|[^])`,
    ].join('|'),
    'yu',
  ),
};

const LITERAL_PATTERN = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/uy;

/**
 * Tokens of TypeScript or Python. White space and comments go (in Python also texts that stand alone, which are comments in effect);
 * keywords and operators stay; names, numbers, texts and patterns are each unified to one symbol, so that renaming changes nothing.
 * A template literal is one text, with all that is in it. An unknown character is a token of its own, so nothing can break it.
 */
export function tokeniseCode({ text, language }: { text: string; language: CodeLanguage }): Token[] {
  const words = CODE_WORDS[language];
  const pieces = PIECES[language];
  const tokens: Token[] = [];
  let lineBegins = true;
  for (let at = 0; at < text.length;) {
    const pattern =
      language === 'typescript' && mayBeginPattern(tokens.at(-1)) ? matchAt(LITERAL_PATTERN, text, at) : null;
    const match = pattern ?? matchAt(pieces, text, at);
    if (!match) break;
    const [whole] = match;
    const { line, space, text: quoted, number, name } = match.groups ?? {};
    const token = { symbol: whole, start: at, end: at + whole.length };
    at = token.end;
    if (line !== undefined) lineBegins = true;
    if (line !== undefined || space !== undefined) continue;
    const comment =
      quoted !== undefined && language === 'python' && lineBegins && /^[^\S\n]*(?:\n|$)/.test(text.slice(at, at + 200));
    lineBegins = false;
    if (comment) continue;
    if (pattern) token.symbol = PATTERN;
    else if (quoted !== undefined) token.symbol = TEXT;
    else if (number !== undefined) token.symbol = NUMBER;
    else if (name !== undefined && !words.has(name)) token.symbol = NAME;
    tokens.push(token);
  }
  return tokens;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** After a value a slash divides; anywhere else it begins a pattern. */
function mayBeginPattern(before: Token | undefined): boolean {
  if (!before) return true;
  if ([NAME, NUMBER, TEXT, PATTERN, ')', ']', '}', 'this', 'super', 'true', 'false', 'null'].includes(before.symbol))
    return false;
  return true;
}
