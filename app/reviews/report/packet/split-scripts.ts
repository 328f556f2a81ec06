/** Text that one font can draw. */
export interface ScriptRun {
  font: string;
  text: string;
}

interface Font {
  name: string;
  draws(code: number): boolean;
}

/** Drawn where no font has a character: one for a stretch of them. */
export const REPLACEMENT = '[?]';

/**
 * Text as stretches that one font each can draw, pure. Every font has a space, so words are kept whole by staying with the font at
 * hand as long as it can draw. A stretch of characters that no font has becomes one readable mark, and `lost` says so. Control
 * characters are left out, all white space becomes a space; line breaks are the caller's.
 */
export function splitScripts(text: string, fonts: readonly Font[]): { runs: ScriptRun[]; lost: boolean } {
  const [first] = fonts;
  if (!first) return { runs: [], lost: text !== '' };
  const runs: ScriptRun[] = [];
  let lost = false;
  let losing = false;
  const add = (font: string, piece: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += piece;
    else runs.push({ font, text: piece });
  };
  for (const raw of text.normalize('NFC')) {
    const character = /\s/u.test(raw) ? ' ' : raw;
    // Invisible: controls, joiners and marks of direction.
    if (/[\p{Cc}\p{Cf}]/u.test(character)) continue;
    const code = character.codePointAt(0) ?? 0;
    const current = fonts.find(({ name }) => name === runs.at(-1)?.font);
    const font = current?.draws(code) ? current : fonts.find((one) => one.draws(code));
    if (font) add(font.name, character);
    else if (!losing) add(first.name, REPLACEMENT);
    losing = !font;
    lost ||= losing;
  }
  return { runs, lost };
}
