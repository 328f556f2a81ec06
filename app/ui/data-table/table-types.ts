import type { ReactNode } from 'react';

/** What a column is sorted, filtered and searched by. Null sorts last in both directions. */
export type CellValue = string | number | boolean | null;

export interface DataColumn<Row> {
  id: string;
  title: string;
  /** Longer explanation, shown as the header's title. */
  hint?: string;
  value(row: Row): CellValue;
  /** What the cell shows when the value's own text will not do. */
  cell?(row: Row): ReactNode;
  /** Pixels. */
  width: number;
  align?: 'right';
  /** Makes the filter a choice among these values instead of a text. */
  choices?: { value: string; title: string }[];
  /** Starts out hidden; the reader can show it. */
  hidden?: boolean;
}
