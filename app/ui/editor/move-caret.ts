/** Puts the caret of a textarea at the start of a 1-based line, focuses it and scrolls it into view. Lines past the end mean the last. */
export function moveCaretToLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const offset = lines
    .slice(0, Math.max(0, Math.min(line, lines.length) - 1))
    .reduce((sum, text) => sum + text.length + 1, 0);
  field.focus();
  field.setSelectionRange(offset, offset);
  field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, line - 3);
}
