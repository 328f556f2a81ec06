import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuseCell } from './defuse-cell';

describe('a cell of a spreadsheet', () => {
  it('never begins with what would run, and keeps its text', () => {
    const hostile = fc.tuple(
      fc.constantFrom('', ' ', '"', "'", '\t', '\n'),
      fc.constantFrom(...'=+-@＝＋－＠'),
      fc.string(),
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const cell = parts.join('');
        expect(defuseCell(cell)).toBe(`'${cell}`);
      }),
    );
  });

  it('leaves ordinary text alone', () => {
    for (const text of ['Ada Lovelace', 'a=b', '李明', '', '3 + 4', 'ada@example.org'])
      expect(defuseCell(text)).toBe(text);
  });
});
