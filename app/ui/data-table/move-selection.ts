/**
 * Where a key moves the selected row of a table. Returns the new index, null to select nothing (Escape), undefined for keys that
 * mean nothing here. `index` is -1 when nothing is selected; `pageSize` is in rows.
 */
export function moveSelection(options: {
  key: string;
  index: number;
  count: number;
  pageSize: number;
}): number | null | undefined {
  const { key, index, count, pageSize } = options;
  if (key === 'Escape') return index === -1 ? undefined : null;
  if (count === 0) return undefined;
  const clamp = (target: number) => Math.max(0, Math.min(count - 1, target));
  switch (key) {
    case 'ArrowDown':
      return clamp(index + 1);
    case 'ArrowUp':
      return clamp(index === -1 ? count - 1 : index - 1);
    case 'PageDown':
      return clamp(Math.max(index, 0) + pageSize);
    case 'PageUp':
      return clamp(Math.max(index, 0) - pageSize);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
    case ' ':
      return index === -1 ? 0 : null;
    default:
      return undefined;
  }
}
