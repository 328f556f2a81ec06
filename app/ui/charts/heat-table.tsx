import type { ReactNode } from 'react';

export interface HeatCell {
  /** Strength of the colour in [0, 1]; null leaves the cell empty. */
  share: number | null;
  /** What the cell says; the colour only repeats it. */
  text: string;
}

export interface HeatTableProps {
  caption: ReactNode;
  /** Heading of the first column. */
  corner: string;
  columns: { id: string; title: string }[];
  rows: { id: string; title: ReactNode; cells: HeatCell[] }[];
}

// Never so strong that the text in the cell loses contrast in either scheme.
const MAX_MIX_PERCENT = 42;

/** A table whose cells are tinted by their value: picture and table in one. Scrolls sideways on its own when narrow. */
export function HeatTable({ caption, corner, columns, rows }: HeatTableProps) {
  return (
    <div tabIndex={0} role="group" aria-label={corner} className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0.5 text-[0.8667rem]">
        <caption className="max-w-[calc(100vw-4.5rem)] pb-2 text-left text-muted">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="pr-3 text-left align-bottom font-medium text-muted">
              {corner}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className="min-w-16 px-1 align-bottom font-medium text-muted">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="min-w-36 py-1 pr-3 text-left font-medium">
                {row.title}
              </th>
              {row.cells.map((cell, index) => (
                <td
                  key={columns[index]?.id ?? index}
                  className="rounded-[3px] px-1 py-1 text-center whitespace-nowrap tabular-nums print:[print-color-adjust:exact]"
                  style={cell.share === null ? undefined : { background: tint(cell.share) }}
                >
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const tint = (share: number): string =>
  `color-mix(in srgb, var(--accent) ${Math.round(Math.min(1, Math.max(0, share)) * MAX_MIX_PERCENT)}%, var(--sunken))`;
