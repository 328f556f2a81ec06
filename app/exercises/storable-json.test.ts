import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableStringify } from '../lib/json';
import { storableJson, storableText } from './storable-json';

describe('storableJson', () => {
  it('replaces what PostgreSQL cannot store, in values and in keys', () => {
    expect(storableJson({ 'a\0b': ['\0', 'x\ud800y', { deep: '\udc00' }] })).toEqual({
      'a\uFFFDb': ['\uFFFD', 'x\uFFFDy', { deep: '\uFFFD' }],
    });
  });

  it('leaves ordinary values as they are, pairs of surrogates included', () => {
    const value = { text: 'naïve 🙂', list: [1, null, true, 0.1], nested: { b: 1, a: 2 } };
    expect(storableJson(value)).toEqual(value);
    expect(Object.keys(storableJson({ b: 1, a: 2 }) as object)).toEqual(['a', 'b']);
  });

  it('gives the same bytes whatever order keys came in, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const once = storableJson(value);
        expect(JSON.stringify(storableJson(once))).toBe(JSON.stringify(once));
        expect(stableStringify(once)).toBe(JSON.stringify(once));
      }),
    );
  });

  it('never leaves a NUL or an unpaired surrogate in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const stored = storableText(text);
        expect(stored.isWellFormed()).toBe(true);
        expect(stored).not.toContain('\0');
        expect(stored).toHaveLength(text.length);
      }),
    );
  });
});
