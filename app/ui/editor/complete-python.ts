import type { DictShape, HelpSymbol, PythonHelp } from './editor-types';

const STEP = String.raw`\[\s*["'][^"'\]]*["']\s*\]|\.get\(\s*["'][^"')]*["'][^)]*\)`;
const ROOT = String.raw`[A-Za-z_]\w*(?:\([^()]*\))?`;
const OPEN_KEY = new RegExp(String.raw`(${ROOT})((?:${STEP})*)(?:\[|\.get\()\s*["']([^"']*)$`);
const ASSIGNMENT = new RegExp(
  String.raw`^[ \t]*([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=[ \t]*(${ROOT})((?:${STEP})*)[ \t]*(?:#.*)?$`,
  'gm',
);
const OPEN_ARGUMENT = /([A-Za-z_]\w*)\(\s*["']([^"']*)$/;

const keysOf = (steps: string): string[] =>
  [...steps.matchAll(/\[\s*["']([^"'\]]*)["']|\.get\(\s*["']([^"')]*)["']/g)].map((step) => step[1] ?? step[2] ?? '');

/** `judge("strict")` and `judge(name)` both have the shape registered as `judge()`. */
const rootName = (root: string): string => root.replace(/\([^()]*\)$/, '()');

function walk(shape: DictShape | undefined, keys: string[]): DictShape | undefined {
  return keys.reduce<DictShape | undefined>(
    (at, key) => (at && Object.hasOwn(at, key) ? at[key]?.keys : undefined),
    shape,
  );
}

/** Shapes of every variable that is plainly assigned from a known one (`customer = row["input"]["customer"]`). */
function knownShapes(help: PythonHelp, source: string): Map<string, DictShape> {
  const shapes = new Map(Object.entries(help.shapes));
  for (const [, name = '', root = '', steps = ''] of source.matchAll(ASSIGNMENT)) {
    const shape = walk(shapes.get(rootName(root)), keysOf(steps));
    if (shape) shapes.set(name, shape);
  }
  return shapes;
}

const keySymbols = (shape: DictShape): HelpSymbol[] =>
  Object.entries(shape).map(([name, { detail, doc }]) => ({ name, detail, doc, role: 'key' }));

export interface PythonCompletion {
  symbols: HelpSymbol[];
  /** Characters before the caret that an accepted suggestion replaces. */
  replaces: number;
}

/**
 * What may be typed at the caret: keys of a dict inside `x["...`, allowed strings inside `judge("...`, else the global names.
 * `before` is the source up to the caret, `source` all of it; variables assigned from a known dict are followed. Never throws on
 * unfinished code.
 */
export function completePython(help: PythonHelp, before: string, source: string): PythonCompletion {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const argument = OPEN_ARGUMENT.exec(line);
  const allowed =
    argument && Object.hasOwn(help.arguments, argument[1] ?? '') ? help.arguments[argument[1] ?? ''] : undefined;
  if (argument && allowed) return { symbols: allowed, replaces: (argument[2] ?? '').length };

  const key = OPEN_KEY.exec(line);
  if (key) {
    const shape = walk(knownShapes(help, source).get(rootName(key[1] ?? '')), keysOf(key[2] ?? ''));
    return { symbols: shape ? keySymbols(shape) : [], replaces: (key[3] ?? '').length };
  }
  const word = /[A-Za-z_]\w*$/.exec(line)?.[0] ?? '';
  const inStringOrComment =
    /#/.test(line) || (line.match(/"/g) ?? []).length % 2 === 1 || (line.match(/'/g) ?? []).length % 2 === 1;
  const afterDot = line.at(-word.length - 1) === '.';
  return { symbols: inStringOrComment || afterDot ? [] : help.globals, replaces: word.length };
}

/** Explains the word at a place: a global name, a dict key inside quotes, or an allowed string argument. Null when it knows nothing. */
export function describePython(help: PythonHelp, source: string, offset: number): HelpSymbol | null {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w-]/.test(source[start - 1] ?? '')) start -= 1;
  while (end < source.length && /[\w-]/.test(source[end] ?? '')) end += 1;
  const word = source.slice(start, end);
  if (!word) return null;
  const quoted = /["']/.test(source[start - 1] ?? '');
  const candidates = quoted ? completePython(help, source.slice(0, start), source).symbols : help.globals;
  const found = candidates.find((symbol) => symbol.name === word);
  if (found || quoted) return found ?? null;
  return Object.hasOwn(help.shapes, word)
    ? {
        name: word,
        detail: `${word}: dict`,
        doc: `Keys: ${Object.keys(help.shapes[word] ?? {}).join(', ')}.`,
        role: 'value',
      }
    : null;
}
