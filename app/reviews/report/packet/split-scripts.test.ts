import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPLACEMENT, splitScripts } from './split-scripts';

const range = (name: string, from: number, to: number) => ({
  name,
  draws: (code: number) => code === 0x20 || (code >= from && code <= to),
});
const fonts = [range('latin', 0x21, 0x7e), range('cyrillic', 0x400, 0x4ff)];

describe('text of several scripts', () => {
  it('goes to the font that can draw it, and words stay together', () => {
    expect(splitScripts('Maria (Мария П.) ok', fonts).runs).toEqual([
      { font: 'latin', text: 'Maria (' },
      { font: 'cyrillic', text: 'Мария П' },
      { font: 'latin', text: '.) ok' },
    ]);
  });

  it('shows one readable mark for a stretch that no font has, and says so', () => {
    expect(splitScripts('Li 李明 (李)', fonts)).toEqual({
      runs: [{ font: 'latin', text: `Li ${REPLACEMENT} (${REPLACEMENT})` }],
      lost: true,
    });
  });

  it('draws nothing that its font does not have, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const run of splitScripts(text, fonts).runs) {
          const font = fonts.find(({ name }) => name === run.font);
          for (const character of run.text) expect(font?.draws(character.codePointAt(0) ?? 0)).toBe(true);
        }
      }),
    );
  });
});
