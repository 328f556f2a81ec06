const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)\b/y;

/** What the grammar allows at one point of the text. */
type Expected =
  'a value' | 'a value or "]"' | 'a key or "}"' | 'a key' | '":"' | '"," or "]"' | '"," or "}"' | 'the end';

/**
 * Finds the first offset at which a text stops being JSON (RFC 8259). Written out because engines word and place their errors
 * differently; called only after `JSON.parse` refused. Returns null for text that is JSON. Works without recursion.
 */
export function locateJsonError(text: string): { offset: number; why: string } | null {
  const open: string[] = [];
  let expected: Expected = 'a value';
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  const afterValue = (): Expected =>
    open.length === 0 ? 'the end' : open[open.length - 1] === '[' ? '"," or "]"' : '"," or "}"';
  for (;;) {
    at += match(SPACE);
    const next = text[at];
    if (next === undefined) {
      return expected === 'the end' ? null : { offset: at, why: `the text ends where ${expected} should be` };
    }
    if (next === '"' && (expected.startsWith('a value') || expected.startsWith('a key'))) {
      const string = endOfString(text, at);
      if ('why' in string) return string;
      at = string.end;
      expected = expected.startsWith('a key') ? '":"' : afterValue();
    } else if (expected.startsWith('a value') && (next === '{' || next === '[')) {
      open.push(next);
      expected = next === '{' ? 'a key or "}"' : 'a value or "]"';
      at += 1;
    } else if ((next === '}' || next === ']') && expected.endsWith(`"${next}"`)) {
      open.pop();
      expected = afterValue();
      at += 1;
    } else if (next === ',' && expected.startsWith('","')) {
      expected = open[open.length - 1] === '[' ? 'a value' : 'a key';
      at += 1;
    } else if (next === ':' && expected === '":"') {
      expected = 'a value';
      at += 1;
    } else {
      const length = expected.startsWith('a value') ? match(NUMBER) || match(WORD) : 0;
      if (length === 0) return { offset: at, why: `expected ${expected}, found ${JSON.stringify(next)}` };
      at += length;
      expected = afterValue();
    }
  }
}

function endOfString(text: string, start: number): { end: number } | { offset: number; why: string } {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1 };
    if (code < 0x20) return { offset: at, why: 'a control character inside a text must be escaped' };
    if (code === 0x5c) {
      const escape = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
      if (!escape) return { offset: at, why: 'a backslash starts no known escape' };
      at += escape[0].length;
    }
  }
  return { offset: start, why: 'a text is never closed' };
}
