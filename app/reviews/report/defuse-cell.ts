/**
 * A text as a spreadsheet cell that is no formula: one that a spreadsheet would run (it begins, after blanks or quotes, with one of
 * = + - @ or their full-width forms, or holds a leading tab or line break) gets an apostrophe in front. Pure. Source: OWASP, CSV
 * Injection.
 */
export function defuseCell(text: string): string {
  return /^[\s"']*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
