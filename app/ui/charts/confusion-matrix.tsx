import { formatShare } from '../format-number';

export interface ConfusionMatrixProps {
  caption: string;
  /** Titles of what was said (rows) and of what is true (columns). */
  rowsTitle: string;
  columnsTitle: string;
  rows: string[];
  columns: string[];
  /** counts[row][column]. */
  counts: number[][];
  /** What a cell means in a word ("miss", "false alarm"), and whether it is right. */
  cells: { name: string; right: boolean }[][];
}

/** Counts of what was said against what is true; the tint is the share of its column, green where right, red where wrong. */
export function ConfusionMatrix(props: ConfusionMatrixProps) {
  const { caption, rowsTitle, columnsTitle, rows, columns, counts, cells } = props;
  const columnTotal = (column: number) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  return (
    <div className="overflow-x-auto">
      <table className="border-separate border-spacing-0.5 text-[0.8667rem]">
        <caption className="pb-2 text-left text-muted">{caption}</caption>
        <thead>
          <tr>
            <td className="pr-3 text-muted">
              {rowsTitle} \ {columnsTitle}
            </td>
            {columns.map((column, index) => (
              <th key={column} scope="col" className="px-2 font-medium">
                {column} <span className="text-muted tabular-nums">({columnTotal(index)})</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row}>
              <th scope="row" className="pr-3 text-left font-medium">
                {row}
              </th>
              {columns.map((column, index) => {
                const count = counts[at]?.[index] ?? 0;
                const total = columnTotal(index);
                const share = total > 0 ? count / total : 0;
                const cell = cells[at]?.[index];
                const colour = cell?.right ? 'var(--good)' : 'var(--bad)';
                return (
                  <td
                    key={column}
                    className="min-w-28 rounded-[3px] px-2 py-1.5 text-center print:[print-color-adjust:exact]"
                    style={{ background: `color-mix(in srgb, ${colour} ${Math.round(share * 26)}%, var(--sunken))` }}
                  >
                    <span className="block text-[1.05rem] font-semibold tabular-nums">{count}</span>
                    <span className="block">
                      {cell?.name} · {formatShare(share)}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
