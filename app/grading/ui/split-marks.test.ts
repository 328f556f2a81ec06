import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitMarks } from './split-marks';

const plain = (text: string) => ({ text, keys: [], ending: [] });

test('a text without ranges is one plain segment', () => {
  expect(splitMarks('abc', [])).toEqual([plain('abc')]);
});

test('an empty text has no segments, whatever the ranges say', () => {
  expect(splitMarks('', [{ start: 0, end: 5, key: 'a' }])).toEqual([]);
});

test('overlapping ranges give a segment that belongs to both', () => {
  const segments = splitMarks('0123456789', [
    { start: 2, end: 6, key: 'a' },
    { start: 4, end: 8, key: 'b' },
  ]);
  expect(segments).toEqual([
    plain('01'),
    { text: '23', keys: ['a'], ending: [] },
    { text: '45', keys: ['a', 'b'], ending: ['a'] },
    { text: '67', keys: ['b'], ending: ['b'] },
    plain('89'),
  ]);
});

test('a range inside another one cuts it into three', () => {
  const segments = splitMarks('abcdef', [
    { start: 0, end: 6, key: 'outer' },
    { start: 2, end: 4, key: 'inner' },
  ]);
  expect(segments.map((segment) => segment.keys)).toEqual([['outer'], ['outer', 'inner'], ['outer']]);
  expect(segments.map((segment) => segment.ending)).toEqual([[], ['inner'], ['outer']]);
});

test('ranges beyond the text are cut off, empty and reversed ones are dropped', () => {
  const segments = splitMarks('abc', [
    { start: -3, end: 1, key: 'a' },
    { start: 2, end: 99, key: 'b' },
    { start: 1, end: 1, key: 'empty' },
    { start: 2, end: 1, key: 'reversed' },
    { start: 50, end: 60, key: 'outside' },
  ]);
  expect(segments).toEqual([
    { text: 'a', keys: ['a'], ending: ['a'] },
    plain('b'),
    { text: 'c', keys: ['b'], ending: ['b'] },
  ]);
});

const anyRange = fc.record({
  start: fc.integer({ min: -5, max: 40 }),
  end: fc.integer({ min: -5, max: 40 }),
  key: fc.constantFrom('a', 'b', 'c'),
});

test('segments join to the text and every character carries exactly the keys that cover it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(anyRange, { maxLength: 8 }), (text, ranges) => {
      const segments = splitMarks(text, ranges);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      let at = 0;
      for (const segment of segments) {
        expect(segment.text).not.toBe('');
        for (const _character of segment.text.split('')) {
          const covering = ranges.filter((range) => range.start <= at && at < range.end).map((range) => range.key);
          expect(new Set(segment.keys)).toEqual(new Set(covering));
          at += 1;
        }
      }
    }),
  );
});
