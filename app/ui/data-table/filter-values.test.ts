import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, matchesFilter, matchesWords } from './filter-values';

describe('column filters', () => {
  it('match text by all words in any order and case', () => {
    expect(matchesFilter('Refund of the whole order', 'ORDER refund')).toBe(true);
    expect(matchesFilter('Refund of the whole order', 'order exchange')).toBe(false);
  });
  it('compare numbers and ranges', () => {
    expect(matchesFilter(0.7, '>0.5')).toBe(true);
    expect(matchesFilter(0.5, '> 0.5')).toBe(false);
    expect(matchesFilter(0.5, '>=0.5')).toBe(true);
    expect(matchesFilter(-2, '<-1')).toBe(true);
    expect(matchesFilter(3, '1..3')).toBe(true);
    expect(matchesFilter(3.01, '1..3')).toBe(false);
    expect(matchesFilter(12, '=1')).toBe(false);
    expect(matchesFilter(12, '1')).toBe(true);
  });
  it('never match an empty cell by number, and choices only by the whole value', () => {
    expect(matchesFilter(null, '<100')).toBe(false);
    expect(matchesFilter('passes', 'pass', true)).toBe(false);
    expect(matchesFilter(true, 'yes', true)).toBe(true);
  });
  it('let everything through when empty', () => {
    fc.assert(fc.property(fc.string(), (text) => matchesFilter(text, '  ') && matchesWords(text.toLowerCase(), '')));
  });
});

describe('sorting', () => {
  it('orders numbers by size and text with its numbers by size', () => {
    expect([10, 9, 2.5].sort(compareValues)).toEqual([2.5, 9, 10]);
    expect(['row-10', 'row-9', 'Row-1'].sort(compareValues)).toEqual(['Row-1', 'row-9', 'row-10']);
  });
  it('is antisymmetric', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(value, value, (a, b) => Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a)) === 0),
    );
  });
});
