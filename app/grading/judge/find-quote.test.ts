import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuote, normalise } from './find-quote';

const files = [
  {
    path: 'memo.md',
    title: 'Memo',
    text: 'I **measured** κ on 52 rows: it was “only” 0.41 –\n  far too low.\n\nWe would not ship, because refunds are wrong in Größe 😀 and elsewhere.',
  },
];
const find = (quote: string, starterFiles: Record<string, string> = {}) => findQuote({ quote, files, starterFiles });

describe('finding a quote in the text as handed in', () => {
  test('sees through emphasis, quotation marks, dashes, case and line ends, and gives the passage as written', () => {
    const found = find('i measured κ on 52 rows: it was "only" 0.41 - far too low.');
    expect(found).toMatchObject({ file: 'memo.md', start: 0 });
    expect(found?.text).toBe('I **measured** κ on 52 rows: it was “only” 0.41 –\n  far too low.');
    expect(find('refunds are wrong in grösse and elsewhere')).toBeNull();
    expect(find('refunds are wrong in größe 😀 and')?.text).toBe('refunds are wrong in Größe 😀 and');
  });

  test('finds the parts around an ellipsis in order only', () => {
    expect(find('it was "only" 0.41 … We would not ship')?.text).toMatch(/^it was[\s\S]*not ship$/);
    expect(find('We would not ship ... it was "only" 0.41')).toBeNull();
  });

  test('accepts nothing invented, nothing too short to mean anything, nothing the starter already said', () => {
    expect(find('κ on 53 rows: it was')).toBeNull();
    expect(find('was')).toBeNull();
    expect(find('   ')).toBeNull();
    expect(
      find('far too low.\n\nWe would not ship', { 'memo.md': 'far too low.\nWe would not ship, or would we?' }),
    ).toBeNull();
  });

  test('finds every passage of any text, whatever its white space and case, where it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), { minLength: 20, maxLength: 80 }),
        fc.nat(30),
        fc.nat(60),
        (characters, from, length) => {
          const text = characters.join('');
          const passage = characters.slice(from, from + length + 12).join('');
          const plain = normalise(passage).text.trim();
          fc.pre(plain.length >= 12 && !plain.includes('..'));
          const found = findQuote({
            quote: `  ${passage.replaceAll(' ', '  ')} `,
            files: [{ path: 'a', title: 'A', text }],
            starterFiles: {},
          });
          expect(found).not.toBeNull();
          expect(normalise(found?.text ?? '').text.trim()).toBe(plain);
          expect(found?.text).toBe(text.slice(found?.start, found?.end));
        },
      ),
    );
  });
});
