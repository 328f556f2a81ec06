import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from './locate-json-error';
import { guardText, lineAndColumn, looseJson, parseJson } from './parse-json';

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('locateJsonError', () => {
  const nearlyJson = fc
    .tuple(
      fc.json(),
      fc.nat(60),
      fc.constantFrom('', ',', ']', '}', '"', '\\', ':', '-', '0', 'e', ' ', '\n', 'true', '\\u12'),
    )
    .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));

  it('finds an error exactly where the engine finds the text to be no JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), nearlyJson), (text) => {
        expect(locateJsonError(text) === null).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('points at the first character that cannot be right: what stands before it can be completed', () => {
    const tail = fc.string({ maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.integer()), tail, (list, more) => {
        const start = JSON.stringify(list).slice(0, -1);
        const error = locateJsonError(`${start}?${more}`);
        expect(error?.offset).toBe(start.length);
      }),
    );
  });
});

describe('parseJson', () => {
  it('keeps numbers that would change as their text, and all others as numbers', () => {
    const text = '[9007199254740993, 9007199254740992, -12345678901234567890, 1e999, 1.5, 0.12345678901234567]';
    expect(parseJson(text, 5)).toEqual({
      ok: true,
      value: ['9007199254740993', 9007199254740992, '-12345678901234567890', '1e999', 1.5, 0.12345678901234567],
    });
  });

  it('refuses text that is nested too deep, brackets inside of texts not counted', () => {
    expect(parseJson('[[["[[[[", "\\"[["]]]', 3)).toMatchObject({ ok: true });
    expect(parseJson('[[[{}]]]', 3)).toEqual({ ok: false, offset: 3, why: 'nested more than 3 levels deep' });
  });
});

describe('looseJson', () => {
  it('reads text that is JSON, and nothing else', () => {
    expect(['{"a":1}', ' [1]', '"x"', '1', 'true', '{a', '[note] text', ''].map((text) => looseJson(text))).toEqual([
      { a: 1 },
      [1],
      'x',
      '1',
      'true',
      '{a',
      '[note] text',
      '',
    ]);
  });

  it('gives every text back that guardText has guarded', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(looseJson(guardText(text))).toBe(text);
      }),
    );
  });
});

describe('lineAndColumn', () => {
  it('counts both from one', () => {
    expect([0, 2, 3, 5].map((offset) => lineAndColumn('ab\ncd\n', offset))).toEqual([
      'line 1, column 1',
      'line 1, column 3',
      'line 2, column 1',
      'line 2, column 3',
    ]);
  });
});
