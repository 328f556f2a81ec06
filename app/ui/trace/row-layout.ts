import type { TraceIndex } from './index-trace';

/** Height of a row and of the line above the rows, in pixels. */
export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 28;

const NARROW =
  'grid grid-cols-[minmax(0,1fr)_5.25rem] @min-[30rem]/rows:grid-cols-[minmax(10rem,1.2fr)_5.25rem_minmax(6rem,0.8fr)]';
const WITH_USAGE = `${NARROW} @min-[44rem]/rows:grid-cols-[minmax(15rem,1.4fr)_5.25rem_4rem_5rem_minmax(9rem,0.8fr)]`;

/** Columns of a row: name, duration, tokens and cost where the trace knows them, timeline; the last ones only where there is room. */
export const rowGrid = (index: TraceIndex): string => (hasUsage(index) ? WITH_USAGE : NARROW);

/** Whether any span says what it used. */
export const hasUsage = ({ totals }: TraceIndex): boolean =>
  [totals.subtree.inputTokens, totals.subtree.outputTokens, totals.subtree.costUsd].some((list) =>
    list.some((value) => !Number.isNaN(value)),
  );
