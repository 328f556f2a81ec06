import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFigures } from './extract-figures';

const read = (memo: string) =>
  extractFigures(memo).map(({ unit, low, high }) => [unit, +low.toFixed(6), +high.toFixed(6)]);

describe('finding figures in a memo', () => {
  it.each([
    ['P95 is 1.8 s.', 'ms', 1_800],
    ['a timeout of 1,500 ms', 'ms', 1_500],
    ['within 900ms', 'ms', 900],
    ['costs $0.031 per call', 'usd', 0.031],
    ['about 3.1 cents a call', 'usd', 0.031],
    ['$12k per month', 'usd', 12_000],
    ['$1.2 million', 'usd', 1_200_000],
    ['0.05 USD', 'usd', 0.05],
    ['91 % right', 'share', 0.91],
    ['91.5% right', 'share', 0.915],
    ['4 percent', 'share', 0.04],
    ['10 minutes', 'minutes', 10],
    ['2 hours', 'minutes', 120],
    ['2,000 calls', 'calls', 2_000],
    ['a 30-second timeout', 'ms', 30_000],
  ])('reads %s', (memo, unit, value) => {
    expect(read(memo)).toEqual([[unit, value, value]]);
  });

  it('gives both ends of a range the unit written once', () => {
    expect(read('between 1.6-1.8 s')).toEqual([['ms', 1_600, 1_800]]);
    expect(read('85 to 90 %')).toEqual([['share', 0.85, 0.9]]);
    expect(read('$0.02–$0.03')).toEqual([['usd', 0.02, 0.03]]);
  });

  it('leaves out percentile names, bare numbers, parts of words and fenced code', () => {
    expect(read('P95, p99, 3 stages, version 2.1.4, gpt4s\n```json\n{"timeoutMs": "1500 ms"}\n```\n')).toEqual([]);
  });

  it('hears that a figure is a bound', () => {
    expect(extractFigures('stays under 2 s, over 90 %, at 4 %').map(({ bound }) => bound)).toEqual([
      'below',
      'above',
      null,
    ]);
  });

  it('reads any text in order, within it, and without taking long', () => {
    const word = fc.constantFrom(
      '$',
      '1',
      '.',
      ',',
      '5 s',
      '%',
      ' ',
      'k',
      '\n',
      'to',
      '-',
      '```',
      'P95',
      '|',
      'million',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400 }), (words) => {
        const memo = words.join('');
        const figures = extractFigures(memo);
        figures.forEach(({ text, start, end, low, high }, at) => {
          expect(memo.slice(start, end).trim()).toBe(text);
          expect(start).toBeGreaterThanOrEqual(figures[at - 1]?.end ?? 0);
          expect(low).toBeLessThanOrEqual(high);
        });
      }),
      { numRuns: 200 },
    );
    const startedAt = performance.now();
    extractFigures('1,111,'.repeat(7_000));
    extractFigures('1 '.repeat(20_000));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
