import type { TraceIndex } from './index-trace';
import { placeOfRow } from './visible-rows';

/** What a key does to the rows. Letters work only while the focus is on the rows, never while something is typed. */
export type TreeMove =
  { type: 'select'; row: number } | { type: 'collapse'; rows: number[] } | { type: 'expand'; rows: number[] };

export interface TreePlace {
  index: TraceIndex;
  /** Rows on the screen, ascending. */
  rows: readonly number[];
  collapsed: ReadonlySet<string>;
  /** Selected row, -1 for none. */
  row: number;
  /** Rows of a screen. */
  pageSize: number;
}

/**
 * The keys of a tree grid (WAI-ARIA Authoring Practices: arrows, Home, End, Page Up and Down, `*`) and the viewer's jumps: `p` to
 * the parent, `c` to the first child, `j` and `k` to the next and previous sibling, `e` and `E` to the next and previous error.
 * Returns null for a key that means nothing here or leads nowhere. A jump may lead to a row that is collapsed away or filtered out:
 * the caller uncovers it.
 */
export function moveInTree(key: string, place: TreePlace): TreeMove | null {
  const { rows, row } = place;
  if (rows.length === 0) return null;
  const at = row === -1 ? -1 : placeOfRow(rows, row);
  const step = (by: number) => select(rows[Math.max(0, Math.min(rows.length - 1, at + by))] ?? null, row);
  switch (key) {
    case 'ArrowDown':
      return step(1);
    case 'ArrowUp':
      return row === -1 ? select(rows.at(-1) ?? null, row) : step(-1);
    case 'PageDown':
      return step(Math.max(1, place.pageSize));
    case 'PageUp':
      return step(-Math.max(1, place.pageSize));
    case 'Home':
      return select(rows[0] ?? null, row);
    case 'End':
      return select(rows.at(-1) ?? null, row);
    case 'e':
      return select(nextError(place.index, row, 1), row);
    case 'E':
      return select(nextError(place.index, row, -1), row);
    default:
      return row === -1 ? null : moveFrom(key, place);
  }
}

function moveFrom(key: string, { index, collapsed, row }: TreePlace): TreeMove | null {
  const hasChildren = (index.end[row] ?? 0) > row + 1;
  const isCollapsed = collapsed.has(index.spans[row]?.id ?? '');
  const above = index.parent[row] ?? -1;
  switch (key) {
    case 'ArrowRight':
      if (!hasChildren) return null;
      return isCollapsed ? { type: 'expand', rows: [row] } : select(row + 1, row);
    case 'ArrowLeft':
      return hasChildren && !isCollapsed ? { type: 'collapse', rows: [row] } : select(above === -1 ? null : above, row);
    case '*':
      return { type: 'expand', rows: siblingsOf(index, row) };
    case 'p':
      return select(above === -1 ? null : above, row);
    case 'c':
      return select(hasChildren ? row + 1 : null, row);
    case 'j':
      return select(siblingAfter(index, row), row);
    case 'k':
      return select(siblingBefore(index, row), row);
    default:
      return null;
  }
}

const select = (row: number | null, from: number): TreeMove | null =>
  row === null || row === from ? null : { type: 'select', row };

/** Row of the next sibling, null for the last one. */
export function siblingAfter({ parent, end, spans }: TraceIndex, row: number): number | null {
  const next = end[row] ?? spans.length;
  return next < spans.length && parent[next] === parent[row] ? next : null;
}

/** Row of the previous sibling, null for the first one. */
export function siblingBefore({ parent }: TraceIndex, row: number): number | null {
  const above = parent[row] ?? -1;
  let at = row - 1;
  // Walks up from the last row before: its ancestor with the same parent is the sibling.
  while (at > above && (parent[at] ?? -1) !== above) at = parent[at] ?? -1;
  return at > above ? at : null;
}

/** Row of the next failed span in reading order, around the end; null when no other failed. `row` may be -1. */
export function nextError({ spans, errors }: TraceIndex, row: number, direction: 1 | -1): number | null {
  const count = spans.length;
  if (!errors.some((failed) => failed > 0)) return null;
  for (let steps = 1; steps <= count; steps += 1) {
    const from = row === -1 && direction === -1 ? 0 : row;
    const at = (((from + direction * steps) % count) + count) % count;
    if (spans[at]?.status === 'error') return at === row ? null : at;
  }
  return null;
}

function siblingsOf(index: TraceIndex, row: number): number[] {
  const above = index.parent[row] ?? -1;
  const family: number[] = [];
  for (let at: number | null = above + 1; at !== null; at = siblingAfter(index, at)) family.push(at);
  return family;
}
