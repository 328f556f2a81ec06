import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '../class-names';
import { DataTableHead } from './data-table-head';
import { DataTableToolbar } from './data-table-toolbar';
import { cellText } from './filter-values';
import { moveSelection } from './move-selection';
import type { DataColumn } from './table-types';
import { useTableModel } from './use-table-model';

const ROW_HEIGHT = 32;
/** Rows in the HTML of the server: enough to fill a screen, few enough to keep the page light. */
const SERVER_ROWS = 60;

export interface DataTableProps<Row extends object> {
  label: string;
  rows: Row[];
  columns: DataColumn<Row>[];
  rowId(row: Row): string;
  searchText?: (row: Row) => string;
  selectedId: string | null;
  onSelect(id: string | null): void;
  /** Shown beneath the table for the selected row. */
  renderDetail?: (row: Row) => ReactNode;
  /** Extra class of a row, for example a soft tone for rows that matter. */
  rowClass?: (row: Row) => string | undefined;
}

/**
 * A table for many rows: sort, filter, search, choose columns, walk with the keyboard, read one row in full. Only rows in view are
 * in the page; the server renders the first ones as a plain table that needs no JavaScript. Fills its parent.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowId, selectedId, onSelect, renderDetail, rowClass } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const table = useTableModel(props);
  const visibleRows = table.getRowModel().rows;
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const shown = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? []);
  const virtualizer = useVirtualizer({
    count: visibleRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The sticky header covers the top of the scroll area.
    scrollPaddingStart: filtersOpen ? 72 : 36,
  });
  const window = mounted
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : visibleRows.slice(0, SERVER_ROWS).map((_row, index) => index);
  const before = mounted ? (window[0] ?? 0) * ROW_HEIGHT : 0;
  const after = mounted ? (visibleRows.length - 1 - (window.at(-1) ?? -1)) * ROW_HEIGHT : 0;
  const selectedIndex = selectedId === null ? -1 : visibleRows.findIndex((row) => row.id === selectedId);
  const selectedRow = useMemo(() => rows.find((row) => rowId(row) === selectedId), [rows, rowId, selectedId]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const next = moveSelection({ key: event.key, index: selectedIndex, count: visibleRows.length, pageSize });
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next === null ? null : (visibleRows[next]?.id ?? null));
    if (next !== null) virtualizer.scrollToIndex(next);
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DataTableToolbar
        {...{ table, columns, label, filtersOpen }}
        count={{ shown: visibleRows.length, all: rows.length }}
        onToggleFilters={() => setFiltersOpen((open) => !open)}
      />
      <noscript>
        {/* No child selectors: their sign would be escaped on the way. */}
        <style>{`.needs-js{display:none!important}.dt-scroll{max-height:none!important;overflow-x:auto}.dt-scroll td div{white-space:pre-wrap;overflow:auto;max-height:12em;line-height:1.5}.dt-scroll tr{height:auto!important}`}</style>
      </noscript>
      <div
        ref={scroller}
        // The grid takes the focus and points at its active row, so that rows out of view need not be in the page.
        tabIndex={0}
        role="grid"
        aria-label={label}
        aria-rowcount={visibleRows.length + 1}
        aria-activedescendant={window.includes(selectedIndex) ? `${prefix}-${selectedIndex}` : undefined}
        onKeyDown={onKeyDown}
        className="dt-scroll min-h-40 flex-1 overflow-auto bg-surface -outline-offset-2"
      >
        <table role="presentation" className="w-full table-fixed border-separate border-spacing-0 text-[0.8667rem]">
          <colgroup>
            {shown.map((column) => (
              <col key={column.id} style={{ width: column.width }} />
            ))}
          </colgroup>
          <DataTableHead {...{ table, filtersOpen }} columns={shown} />
          <tbody role="rowgroup">
            <tr role="presentation" style={{ height: before }} />
            {window.map((index) => {
              const row = visibleRows[index];
              if (!row) return null;
              const selected = index === selectedIndex;
              return (
                <tr
                  key={row.id}
                  id={`${prefix}-${index}`}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={selected}
                  onClick={() => onSelect(selected ? null : row.id)}
                  style={{ height: ROW_HEIGHT }}
                  className={classNames(
                    'cursor-pointer hover:bg-sunken',
                    rowClass?.(row.original),
                    selected && '!bg-accent-soft',
                  )}
                >
                  {shown.map((column) => (
                    <td key={column.id} role="gridcell" className="border-b border-line px-2.5 align-top">
                      <div
                        className={classNames(
                          'truncate leading-[31px]',
                          column.align === 'right' && 'text-right tabular-nums',
                        )}
                      >
                        {column.cell ? column.cell(row.original) : cellText(column.value(row.original))}
                      </div>
                    </td>
                  ))}
                </tr>
              );
            })}
            <tr role="presentation" style={{ height: Math.max(0, after) }} />
          </tbody>
        </table>
        {visibleRows.length === 0 ? (
          <p className="px-3 py-6 text-muted">No row matches. Clear the search or a filter.</p>
        ) : null}
      </div>
      {!mounted && rows.length > SERVER_ROWS ? (
        <p className="px-3 py-2 text-muted">
          The first {SERVER_ROWS} of {rows.length} rows; the download holds all of them.
        </p>
      ) : null}
      {renderDetail && selectedRow ? (
        <section
          aria-label={`Row ${selectedId}`}
          tabIndex={-1}
          className="max-h-[60%] min-h-48 shrink-0 overflow-auto border-t-2 border-accent bg-page"
        >
          {renderDetail(selectedRow)}
        </section>
      ) : null}
    </div>
  );
}
