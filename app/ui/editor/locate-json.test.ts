import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJson, placeOf, placeOfSyntaxError } from './locate-json';

const TEXT = `{
  "stages": [
    { "id": "a\\"}]", "list": [1, 2] },
    { "id": "b",
      "model": "north" }
  ]
}`;

/** Offset back from a place. */
const offset = (text: string, { line, column }: { line: number; column: number }) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0) +
  column -
  1;

describe('the place of a value in JSON text', () => {
  it('is where the value starts, past strings that look like brackets', () => {
    expect(locateJson(TEXT, 'stages/1/model')).toEqual({ line: 5, column: 16 });
    expect(locateJson(TEXT, 'stages/0/list/1')).toEqual({ line: 3, column: 34 });
    expect(locateJson(TEXT, '')).toEqual({ line: 1, column: 1 });
  });
  it('is that of the nearest ancestor when there is no such value', () => {
    expect(locateJson(TEXT, 'stages/1/timeoutMs')).toEqual({ line: 4, column: 5 });
    expect(locateJson(TEXT, 'stages/9')).toEqual({ line: 2, column: 13 });
  });
  it('does not exist in text that is not JSON', () => {
    expect(locateJson('{"a":', 'a')).toBeNull();
  });
  it('is right for every value of any document', () => {
    const key = fc.string().filter((name) => name !== '' && !name.includes('/') && name !== '__proto__');
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (document, indent) => {
        const text = JSON.stringify(document, null, indent);
        const visit = (value: unknown, path: string[]): void => {
          const place = locateJson(text, path.join('/'));
          const rest = text.slice(offset(text, place ?? { line: 0, column: 0 }));
          const written = JSON.stringify(value, null, indent).split('\n')[0] ?? '';
          expect(rest.startsWith(written)).toBe(true);
          if (value !== null && typeof value === 'object') {
            for (const [step, inner] of Object.entries(value)) visit(inner, [...path, step]);
          }
        };
        visit(document, []);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the place of a syntax error', () => {
  it('is read from the message of the engine that runs this', () => {
    const text = '{\n  "a": 1,\n  b: 2\n}';
    const message = (() => {
      try {
        JSON.parse(text);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    })();
    expect(placeOfSyntaxError(text, message)).toEqual({ line: 3, column: 3 });
    expect(placeOfSyntaxError('{"a": 1', 'Unexpected end of JSON input')).toEqual({ line: 1, column: 8 });
    expect(placeOfSyntaxError('a\nb', 'expected x at line 2 column 1 of the JSON data')).toEqual({
      line: 2,
      column: 1,
    });
  });
  it('counts lines from 1', () => {
    expect(placeOf('ab\ncd', 3)).toEqual({ line: 2, column: 1 });
  });
});
