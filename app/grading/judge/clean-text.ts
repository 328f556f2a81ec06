/**
 * Characters that show nothing but change what a model reads: zero-width and joiner characters, bidirectional controls, soft
 * hyphens, variation selectors, tag characters, and control characters other than tab and line ends.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

const ONE_INVISIBLE = new RegExp(INVISIBLE.source, 'u');

/** Whether this one character shows nothing. */
export const isInvisible = (character: string): boolean => ONE_INVISIBLE.test(character);

/** How many invisible characters the text holds, not counting the joiners of ordinary emoji. */
export function countInvisible(text: string): number {
  const withoutEmoji = text.replace(
    /\p{Extended_Pictographic}(\ufe0f|\u200d\p{Extended_Pictographic}|\ufe0f\u200d)*/gu,
    '',
  );
  return withoutEmoji.match(INVISIBLE)?.length ?? 0;
}

/** The text as the judge receives it: without invisible characters, and with nothing in it that could pass for our delimiters. */
export function cleanForJudge(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[<‹«＜〈⟨]{3,}/gu, '‹‹')
    .replace(/[>›»＞〉⟩]{3,}/gu, '››')
    .replace(/<\|/g, '‹|')
    .replace(/\|>/g, '|›');
}
