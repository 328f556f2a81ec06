import { useVirtualizer } from '@tanstack/react-virtual';
import {
  forwardRef,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { classNames } from '../class-names';
import { hasUsage, HEAD_HEIGHT, rowGrid, ROW_HEIGHT } from './row-layout';
import { SpanRow } from './span-row';
import { TimeAxis } from './time-axis';
import type { TraceMark, TracePin } from './trace-viewer-types';
import type { Viewer } from './use-viewer';
import { placeOfRow } from './visible-rows';

/** Rows that the server writes: enough to fill a screen. */
const SERVER_ROWS = 40;

export interface SpanRowsHandle {
  focus(): void;
}

/**
 * The rows: a tree grid (WAI-ARIA) that takes the focus once and points at its active row, so that rows out of view need not be in
 * the page. Selection follows the keys.
 */
export const SpanRows = forwardRef<
  SpanRowsHandle,
  {
    viewer: Viewer;
    label: string;
    marks: readonly TraceMark[];
    pins: readonly TracePin[];
    /** Keys that are not moves in the tree; true when one was used. */
    onKey(event: KeyboardEvent): boolean;
  }
>(function SpanRows({ viewer, label, marks, pins, onKey }, handle) {
  const { index, visible, row, collapsed, found, window: shown } = viewer;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus() }), []);
  const { rows } = visible;
  const [usage, grid] = useMemo(() => [hasUsage(index), rowGrid(index)], [index]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollPaddingStart: HEAD_HEIGHT + ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const place = row === -1 ? -1 : placeOfRow(rows, row);
  const active = rows[place] === row ? place : -1;
  useEffect(() => {
    if (active !== -1) virtualizer.scrollToIndex(active);
  }, [active, virtualizer]);
  const marksOf = useMemo(() => groupBySpan(marks), [marks]);
  const pinsOf = useMemo(() => groupBySpan(pins), [pins]);
  const drawn = mounted
    ? virtualizer.getVirtualItems().map((item) => item.index)
    : rows.slice(0, SERVER_ROWS).map((_row, at) => at);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const pageSize = Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1;
    if (viewer.move(event.key, pageSize) || onKey(event)) event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={drawn.includes(active) ? `${prefix}-${active}` : undefined}
      onKeyDown={onKeyDown}
      className="@container/rows h-full min-h-40 overflow-auto bg-surface text-[0.8667rem] -outline-offset-2"
    >
      <div role="rowgroup" className="sticky top-0 z-10">
        <div
          role="row"
          aria-rowindex={1}
          style={{ height: HEAD_HEIGHT }}
          className={classNames(grid, 'items-center border-b border-line bg-page text-[0.8rem] text-muted')}
        >
          <div role="columnheader" className="px-3">
            Span
          </div>
          <div role="columnheader" className="px-2 text-right">
            {index.trace.timing === 'sequence' ? 'Step' : 'Duration'}
          </div>
          {usage && (
            <>
              {' '}
              <div role="columnheader" className="hidden px-2 text-right @min-[44rem]/rows:block">
                Tokens
              </div>
              <div role="columnheader" className="hidden px-2 text-right @min-[44rem]/rows:block">
                Cost
              </div>
            </>
          )}{' '}
          <div role="columnheader" className="relative hidden h-full @min-[30rem]/rows:block">
            <span className="sr-only">Timeline</span>
            <TimeAxis window={shown} origin={index.startMs} trace={index.trace} />
          </div>
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: rows.length * ROW_HEIGHT }}>
        {drawn.map((at) => {
          const each = rows[at];
          const span = each === undefined ? undefined : index.spans[each];
          if (each === undefined || span === undefined) return null;
          return (
            <SpanRow
              key={span.id}
              id={`${prefix}-${at}`}
              top={at * ROW_HEIGHT}
              place={at}
              {...{ index, span, row: each, window: shown, grid, usage }}
              selected={at === active}
              closed={collapsed.has(span.id)}
              dimmed={visible.fits !== null && visible.fits[each] === 0}
              hits={found.hits.get(each) ?? 0}
              marks={marksOf.get(span.id)}
              pins={pinsOf.get(span.id)?.length ?? 0}
              select={viewer.select}
              fold={viewer.fold}
            />
          );
        })}
      </div>
      {rows.length === 0 && <p className="px-3 py-6 text-muted">No span fits. Clear the filter or the search.</p>}
    </div>
  );
});

function groupBySpan<T extends { spanId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.spanId, [...(groups.get(item.spanId) ?? []), item]);
  return groups;
}
