import { useCallback, useMemo, useRef, useState } from 'react';
import { filterCount, fitsFilter, NO_FILTER } from './filter-spans';
import { indexTrace, type TraceIndex } from './index-trace';
import { moveInTree } from './move-in-tree';
import type { TimeWindow } from './time-window';
import type { TraceFilter, TraceViewerProps } from './trace-viewer-types';
import { useTraceSearch } from './use-trace-search';
import { placeOfRow, uncover, visibleRows, type VisibleRows } from './visible-rows';

export interface Search {
  query: string;
  withRepeated: boolean;
  onlyHits: boolean;
}

/** Everything the parts of the viewer share. */
export interface Viewer {
  index: TraceIndex;
  /** Selected row, -1 for none. */
  row: number;
  visible: VisibleRows;
  collapsed: ReadonlySet<string>;
  filter: TraceFilter;
  search: Search;
  found: ReturnType<typeof useTraceSearch>;
  /** The whole of the axis, and the part of it that is shown. */
  whole: TimeWindow;
  window: TimeWindow;
  setWindow(change: (now: TimeWindow) => TimeWindow): void;
  setFilter(filter: TraceFilter): void;
  setSearch(change: Partial<Search>): void;
  /** Selects a row and opens or unfilters what hides it; -1 selects nothing. */
  select(row: number): void;
  /** Opens or closes spans by row. A selection inside a closed span moves to it. */
  fold(rows: readonly number[], closed: boolean): void;
  /** Does what a key of the tree means; false when it means nothing. */
  move(key: string, pageSize: number): boolean;
}

/** State of one viewer on one trace; the component is mounted anew for another trace. */
export function useViewer({ trace, selectedSpanId, onSelect, initialFilter }: TraceViewerProps): Viewer {
  const index = useMemo(() => indexTrace(trace), [trace]);
  const [ownId, setOwnId] = useState<string | null>(null);
  const id = selectedSpanId === undefined ? ownId : selectedSpanId;
  const row = id === null ? -1 : (index.rowOf.get(id) ?? -1);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState<TraceFilter>({ ...NO_FILTER, ...initialFilter });
  const [search, setAll] = useState<Search>({ query: '', withRepeated: false, onlyHits: false });
  const setSearch = useCallback((change: Partial<Search>) => setAll((now) => ({ ...now, ...change })), []);
  const found = useTraceSearch(index, search.query, search.withRepeated);
  const whole = useMemo(() => ({ from: index.startMs, to: index.endMs }), [index]);
  const [window, setWindow] = useState<TimeWindow>(whole);
  // A selection from outside may lie in a closed part.
  const collapsed = useMemo(() => uncover(index, closed, row), [index, closed, row]);
  const hits = search.onlyHits && search.query.trim() !== '' ? found.hits : null;
  const visible = useMemo(() => {
    const fits = (at: number) => {
      const span = index.spans[at];
      return span !== undefined && fitsFilter(span, filter) && (hits === null || hits.has(at));
    };
    return visibleRows({ index, collapsed, fits: filterCount(filter) > 0 || hits !== null ? fits : null });
  }, [index, collapsed, filter, hits]);

  const select = (target: number) => {
    const targetId = index.spans[target]?.id ?? null;
    setOwnId(targetId);
    if (target !== -1) {
      setClosed((now) => uncover(index, now, target));
      // What is open but not on the screen is filtered out.
      const open = uncover(index, collapsed, target) === collapsed;
      if (open && visible.rows[placeOfRow(visible.rows, target)] !== target) {
        setFilter(NO_FILTER);
        setSearch({ onlyHits: false });
      }
    }
    onSelect?.(targetId);
  };
  const fold = (rows: readonly number[], close: boolean) => {
    const hides = (at: number) => row > at && row < (index.end[at] ?? 0);
    const over = close ? rows.find(hides) : undefined;
    if (over !== undefined) select(over);
    setClosed((now) => {
      const next = new Set(now);
      for (const at of rows) {
        const target = index.spans[at]?.id ?? '';
        if (close) next.add(target);
        else next.delete(target);
      }
      return next;
    });
  };
  const move = (key: string, pageSize: number): boolean => {
    const step = moveInTree(key, { index, rows: visible.rows, collapsed, row, pageSize });
    if (step?.type === 'select') select(step.row);
    else if (step) fold(step.rows, step.type === 'collapse');
    return step !== null;
  };
  // Rows keep the functions they were drawn with, so these never change and always do what is right now.
  const latest = useRef({ select, fold, move });
  latest.current = { select, fold, move };
  const actions = useMemo<Pick<Viewer, 'select' | 'fold' | 'move'>>(
    () => ({
      select: (target) => latest.current.select(target),
      fold: (rows, close) => latest.current.fold(rows, close),
      move: (key, pageSize) => latest.current.move(key, pageSize),
    }),
    [],
  );
  return {
    ...{ index, row, visible, collapsed, filter, search, found, whole, window },
    ...{ setWindow, setFilter, setSearch, ...actions },
  };
}
