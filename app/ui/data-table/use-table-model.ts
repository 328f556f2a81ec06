import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { cellText, compareValues, matchesFilter, matchesWords } from './filter-values';
import type { CellValue, DataColumn } from './table-types';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});
type Features = typeof features;

function toColumnDef<Row extends object>(column: DataColumn<Row>, isFirst: boolean): ColumnDef<Features, Row> {
  return {
    id: column.id,
    accessorFn: (row: Row) => column.value(row) ?? undefined,
    sortUndefined: 'last',
    sortFn: (a, b, id) => compareValues(a.getValue<CellValue>(id), b.getValue<CellValue>(id)),
    filterFn: (row, id, filter: string) =>
      matchesFilter(row.getValue<CellValue | undefined>(id) ?? null, filter, column.choices !== undefined),
    // The search looks at the whole row, so one column stands for all.
    enableGlobalFilter: isFirst,
  };
}

export interface TableModelOptions<Row extends object> {
  rows: Row[];
  columns: DataColumn<Row>[];
  rowId(row: Row): string;
  /** All text of a row that the search should find; the columns' own texts when absent. */
  searchText?: (row: Row) => string;
}

/** Sorting, filtering, search and column visibility over rows in memory. Rows and columns must keep their identity between renders. */
export function useTableModel<Row extends object>({ rows, columns, rowId, searchText }: TableModelOptions<Row>) {
  const definitions = useMemo(() => columns.map((column, index) => toColumnDef(column, index === 0)), [columns]);
  const texts = useMemo(() => {
    const toText = searchText ?? ((row: Row) => columns.map((column) => cellText(column.value(row))).join('\n'));
    return new Map(rows.map((row) => [row, toText(row).toLowerCase()]));
  }, [rows, columns, searchText]);
  return useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: rowId,
    globalFilterFn: (row, _id, query: string) => matchesWords(texts.get(row.original) ?? '', query.trim()),
    initialState: {
      columnVisibility: Object.fromEntries(columns.filter((column) => column.hidden).map(({ id }) => [id, false])),
    },
  });
}

export type TableModel<Row extends object> = ReturnType<typeof useTableModel<Row>>;
