/** A block of a document. Inline marks stay in the text. */
export type Block =
  | { type: 'heading'; level: number; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'code'; text: string }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'table'; head: string[]; body: string[][] }
  | { type: 'rule' };

const FENCE = /^\s{0,3}(```+|~~~+)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/;
const ITEM = /^(\s{0,3})([-*+]|\d{1,9}[.)])\s+(.*)$/;
const RULE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const startsBlock = (line: string): boolean =>
  line.trim() === '' ||
  FENCE.test(line) ||
  HEADING.test(line) ||
  ITEM.test(line) ||
  RULE.test(line) ||
  line.startsWith('>');

type Taken = { block: Block; next: number };

function takeCode(lines: string[], at: number): Taken {
  const fence = FENCE.exec(lines[at] ?? '')?.[1] ?? '```';
  let next = at + 1;
  while (next < lines.length && !(lines[next] ?? '').trimStart().startsWith(fence)) next += 1;
  return { block: { type: 'code', text: lines.slice(at + 1, next).join('\n') }, next: next + 1 };
}

function takeList(lines: string[], at: number): Taken {
  const first = ITEM.exec(lines[at] ?? '');
  const ordered = /\d/.test(first?.[2] ?? '');
  const items: Block[][] = [];
  let next = at;
  while (next < lines.length) {
    const item = ITEM.exec(lines[next] ?? '');
    if (!item || RULE.test(lines[next] ?? '') || /\d/.test(item[2] ?? '') !== ordered) break;
    const content = [item[3] ?? ''];
    next += 1;
    // Indented lines belong to the item; so does text that simply goes on.
    while (next < lines.length) {
      const line = lines[next] ?? '';
      const indented = /^\s{2,}\S/.test(line);
      const gap = line.trim() === '' && /^\s{2,}\S/.test(lines[next + 1] ?? '');
      if (!indented && !gap && startsBlock(line)) break;
      content.push(line.replace(/^\s{2,4}/, ''));
      next += 1;
    }
    items.push(parseMarkdown(content.join('\n')));
    if ((lines[next] ?? '').trim() === '' && ITEM.test(lines[next + 1] ?? '')) next += 1;
  }
  return { block: { type: 'list', ordered, start: Number.parseInt(first?.[2] ?? '1', 10) || 1, items }, next };
}

function takeTable(lines: string[], at: number): Taken {
  let next = at + 2;
  while (next < lines.length && (lines[next] ?? '').includes('|')) next += 1;
  const head = cellsOf(lines[at] ?? '');
  return { block: { type: 'table', head, body: lines.slice(at + 2, next).map(cellsOf) }, next };
}

function takeWhile(lines: string[], at: number, belongs: (line: string) => boolean): { taken: string[]; next: number } {
  let next = at;
  while (next < lines.length && belongs(lines[next] ?? '')) next += 1;
  return { taken: lines.slice(at, next), next };
}

function takeBlock(lines: string[], at: number): Taken {
  const line = lines[at] ?? '';
  const heading = HEADING.exec(line);
  if (heading)
    return { block: { type: 'heading', level: (heading[1] ?? '').length, text: heading[2] ?? '' }, next: at + 1 };
  if (FENCE.test(line)) return takeCode(lines, at);
  if (RULE.test(line)) return { block: { type: 'rule' }, next: at + 1 };
  if (line.startsWith('>')) {
    const { taken, next } = takeWhile(lines, at, (quoted) => quoted.startsWith('>'));
    return {
      block: { type: 'quote', blocks: parseMarkdown(taken.map((quoted) => quoted.replace(/^>\s?/, '')).join('\n')) },
      next,
    };
  }
  if (ITEM.test(line)) return takeList(lines, at);
  if (line.includes('|') && DIVIDER.test(lines[at + 1] ?? '')) return takeTable(lines, at);
  const { taken, next } = takeWhile(lines, at + 1, (more) => !startsBlock(more));
  return { block: { type: 'paragraph', text: [line, ...taken].map((part) => part.trim()).join(' ') }, next };
}

/**
 * Reads the common part of Markdown (CommonMark's ATX headings, paragraphs, fenced code, lists, quotes, rules, and pipe tables) into
 * blocks. Whatever it does not know stays text; it never throws and always ends.
 */
export function parseMarkdown(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if ((lines[at] ?? '').trim() === '') {
      at += 1;
      continue;
    }
    const { block, next } = takeBlock(lines, at);
    blocks.push(block);
    at = Math.max(next, at + 1);
  }
  return blocks;
}
