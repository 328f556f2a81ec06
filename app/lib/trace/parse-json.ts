import type { Json } from '../json';
import { locateJsonError } from './locate-json-error';

/** Levels of nesting that are read, so that readers may follow it by recursion: of a file, and of JSON text inside it. */
export const DEEPEST = { document: 500, messages: 600, value: 256 } as const;

export type ParsedJson = { ok: true; value: Json } | { ok: false; offset: number; why: string };

/**
 * `JSON.parse` that never throws, refuses more than `deepest` levels of nesting, and keeps numbers that JavaScript cannot hold
 * (integers beyond 2^53, 1e999) as their text instead of changing them. `offset` is the place of an error in the text.
 */
export function parseJson(text: string, deepest: number): ParsedJson {
  const tooDeep = text.length > deepest ? deepAt(text, deepest) : null;
  if (tooDeep !== null) return { ok: false, offset: tooDeep, why: `nested more than ${deepest} levels deep` };
  try {
    const value = MAY_HOLD_HUGE_NUMBERS.test(text) ? JSON.parse(text, keepHugeNumbers) : JSON.parse(text);
    return { ok: true, value: value as Json };
  } catch (error) {
    return { ok: false, ...(locateJsonError(text) ?? { offset: 0, why: (error as Error).message }) };
  }
}

const MAY_HOLD_HUGE_NUMBERS = /(?:^|[\s,:[])-?(?:\d{16}|[\d.]+[eE]\+?\d{3})/;

function keepHugeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  if (!Number.isFinite(value)) return context.source;
  return /^-?\d{16,}$/.test(context.source) && String(value) !== context.source ? context.source : value;
}

/** Offset of the first bracket beyond the deepest level, or null. Text that is no JSON may be counted wrongly, harmlessly. */
function deepAt(text: string, deepest: number): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = closingQuote(text, at);
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) return at;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return null;
}

function closingQuote(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

/**
 * Instrumentations write structured values as JSON text where their SDK takes only strings. Text that is a JSON object, list or
 * quoted string is read; other text, also text that merely looks like JSON, stays as it is.
 */
export function looseJson(value: Json, deepest: number = DEEPEST.value): Json {
  if (typeof value !== 'string' || !/^\s*[[{"]/.test(value)) return value;
  const parsed = parseJson(value, deepest);
  return parsed.ok ? parsed.value : value;
}

/** The inverse of `looseJson` for one value: text that would be read as JSON is quoted once more. */
export function guardText(value: Json): Json {
  return typeof value === 'string' && looseJson(value) !== value ? JSON.stringify(value) : value;
}

/** `line 3, column 14` of an offset, both counted from 1. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return `line ${before.split('\n').length}, column ${offset - lastBreak}`;
}
