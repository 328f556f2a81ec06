/** The text without lines that stand in the untouched starter, so that headings and hints nobody replaced count as nothing. */
export function ownText(text: string, starter: string): string {
  const given = new Set(starter.split('\n').map((line) => line.trim()));
  return text
    .split('\n')
    .filter((line) => !given.has(line.trim()))
    .join('\n');
}
