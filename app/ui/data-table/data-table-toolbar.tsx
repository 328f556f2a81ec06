import { Button } from '../button';
import type { DataColumn } from './table-types';
import type { TableModel } from './use-table-model';

interface ToolbarProps<Row extends object> {
  table: TableModel<Row>;
  columns: DataColumn<Row>[];
  label: string;
  count: { shown: number; all: number };
  filtersOpen: boolean;
  onToggleFilters(): void;
}

/** Search, filters, columns, and how many rows are left of how many. Does nothing without JavaScript, so it is hidden then. */
export function DataTableToolbar<Row extends object>(props: ToolbarProps<Row>) {
  const { table, columns, label, count, filtersOpen, onToggleFilters } = props;
  const filtered = table.state.columnFilters.length > 0 || Boolean(table.state.globalFilter);
  return (
    <div className="needs-js flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-2 py-1.5">
      <input
        type="search"
        aria-label={`Search ${label}`}
        placeholder="Search all text"
        value={(table.state.globalFilter as string | undefined) ?? ''}
        onChange={(event) => table.setGlobalFilter(event.target.value || undefined)}
        className="h-7 min-w-32 flex-1 rounded-control border border-line-strong bg-surface px-2 text-[0.8667rem] placeholder:text-muted"
      />
      <Button size="sm" aria-pressed={filtersOpen} onClick={onToggleFilters}>
        Filters{table.state.columnFilters.length > 0 ? ` (${table.state.columnFilters.length})` : ''}
      </Button>
      <details className="relative">
        <summary className="flex h-7 cursor-pointer list-none items-center rounded-control border border-line-strong bg-surface px-2 text-[0.8667rem] font-medium">
          Columns
        </summary>
        <div className="absolute right-0 z-20 mt-1 grid max-h-80 w-64 gap-0.5 overflow-auto rounded-control border border-line bg-surface p-2 shadow-lg">
          {columns.map((column) => (
            <label key={column.id} className="flex min-h-6 items-center gap-2 text-[0.8667rem]">
              <input
                type="checkbox"
                checked={table.getColumn(column.id)?.getIsVisible() ?? false}
                onChange={(event) => table.getColumn(column.id)?.toggleVisibility(event.target.checked)}
              />
              {column.title}
            </label>
          ))}
        </div>
      </details>
      <p role="status" className="text-[0.8667rem] text-muted tabular-nums">
        {count.shown === count.all ? `${count.all} rows` : `${count.shown} of ${count.all} rows`}
      </p>
      {filtered ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            table.resetColumnFilters(true);
            table.setGlobalFilter(undefined);
          }}
        >
          Clear
        </Button>
      ) : null}
    </div>
  );
}
