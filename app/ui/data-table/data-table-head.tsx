import { cellText } from './filter-values';
import type { DataColumn } from './table-types';
import type { TableModel } from './use-table-model';

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

const filterStyle =
  'h-7 w-full rounded-control border border-line-strong bg-surface px-1.5 font-normal text-ink placeholder:text-muted';

interface HeadProps<Row extends object> {
  table: TableModel<Row>;
  columns: DataColumn<Row>[];
  filtersOpen: boolean;
}

function ColumnFilter<Row extends object>({ table, column }: { table: TableModel<Row>; column: DataColumn<Row> }) {
  const state = table.getColumn(column.id);
  const value = cellText((state?.getFilterValue() as string | undefined) ?? '');
  const set = (next: string) => state?.setFilterValue(next === '' ? undefined : next);
  const label = `Filter ${column.title}`;
  if (column.choices) {
    return (
      <select aria-label={label} value={value} onChange={(event) => set(event.target.value)} className={filterStyle}>
        <option value="">all</option>
        {column.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={column.align === 'right' ? '>0.5' : 'contains'}
      value={value}
      onChange={(event) => set(event.target.value)}
      className={filterStyle}
    />
  );
}

/** Column titles that sort, and the row of filters. */
export function DataTableHead<Row extends object>({ table, columns, filtersOpen }: HeadProps<Row>) {
  return (
    <thead role="rowgroup" className="sticky top-0 z-10">
      <tr role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = table.getColumn(column.id)?.getIsSorted() || null;
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              aria-sort={sorted ? ARIA_SORT[sorted] : 'none'}
              className="border-b border-line-strong bg-sunken p-0 text-left font-medium"
            >
              <button
                type="button"
                title={column.hint}
                onClick={() => table.getColumn(column.id)?.toggleSorting(undefined, false)}
                className="flex h-[35px] w-full items-center gap-1 px-2.5 text-left text-muted -outline-offset-2 hover:text-ink"
              >
                <span className="truncate">{column.title}</span>
                <span aria-hidden className="shrink-0 text-[0.7rem]">
                  {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
      {filtersOpen ? (
        <tr role="row">
          {columns.map((column) => (
            <td key={column.id} role="gridcell" className="border-b border-line-strong bg-sunken px-1 pb-1">
              <ColumnFilter table={table} column={column} />
            </td>
          ))}
        </tr>
      ) : null}
    </thead>
  );
}
