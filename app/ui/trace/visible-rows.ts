import type { TraceIndex } from './index-trace';

/** Rows on the screen from top to bottom. */
export interface VisibleRows {
  rows: number[];
  /** Whether a row fits the filter itself, rather than being there for something inside it. By row number; null: all fit. */
  fits: Uint8Array | null;
  fitCount: number;
}

/**
 * Rows that are not inside a collapsed one and, with a filter, fit it or lead to one that does. `collapsed` holds span ids.
 * Linear, and of collapsed subtrees nothing is looked at.
 */
export function visibleRows({
  index,
  collapsed,
  fits,
}: {
  index: TraceIndex;
  collapsed: ReadonlySet<string>;
  fits: ((row: number) => boolean) | null;
}): VisibleRows {
  const { spans, parent, end } = index;
  const wanted = fits ? new Uint8Array(spans.length) : null;
  const leads = fits ? new Uint8Array(spans.length) : null;
  let fitCount = spans.length;
  if (wanted && leads && fits) {
    fitCount = 0;
    for (let row = spans.length - 1; row >= 0; row -= 1) {
      if (fits(row)) {
        wanted[row] = 1;
        fitCount += 1;
      }
      const above = parent[row] as number;
      if (above !== -1 && (wanted[row] || leads[row])) leads[above] = 1;
    }
  }
  const rows: number[] = [];
  for (let row = 0; row < spans.length;) {
    const shown = !wanted || wanted[row] || leads?.[row];
    if (shown) rows.push(row);
    row = !shown || collapsed.has(spans[row]?.id ?? '') ? (end[row] as number) : row + 1;
  }
  return { rows, fits: wanted, fitCount };
}

/** `collapsed` without the ancestors of a row, so that it can be seen; the same set when nothing hides it. */
export function uncover(index: TraceIndex, collapsed: ReadonlySet<string>, row: number): ReadonlySet<string> {
  const ancestors: string[] = [];
  for (let at = index.parent[row] ?? -1; at !== -1; at = index.parent[at] ?? -1) {
    const id = index.spans[at]?.id ?? '';
    if (collapsed.has(id)) ancestors.push(id);
  }
  if (ancestors.length === 0) return collapsed;
  const open = new Set(collapsed);
  ancestors.forEach((id) => open.delete(id));
  return open;
}

/** Position in an ascending list of rows; when the row is not in it, of the last one before (-1 when there is none). */
export function placeOfRow(rows: readonly number[], row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
