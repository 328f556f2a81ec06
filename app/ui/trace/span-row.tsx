import { memo } from 'react';
import type { Span } from '../../lib/trace/trace-types';
import { classNames } from '../class-names';
import { Icon } from '../icon';
import { durationOf, formatCost, formatTokens } from './format-span';
import type { TraceIndex } from './index-trace';
import { KindChip } from './kind-chip';
import { MarkBadges } from './mark-badges';
import { shortName, spanGist, spanHint } from './span-look';
import { ROW_HEIGHT } from './row-layout';
import { TimeBar } from './time-bar';
import type { TimeWindow } from './time-window';
import type { TraceMark } from './trace-viewer-types';

/** Deeper levels are not indented further: the name must stay readable. */
const DEEPEST_INDENT = 20;

interface SpanRowProps {
  id: string;
  top: number;
  /** Position on the screen's list. */
  place: number;
  index: TraceIndex;
  span: Span;
  row: number;
  window: TimeWindow;
  /** Class of the columns, and whether tokens and cost are among them. */
  grid: string;
  usage: boolean;
  selected: boolean;
  closed: boolean;
  /** Shown only for what is inside it. */
  dimmed: boolean;
  hits: number;
  marks: readonly TraceMark[] | undefined;
  pins: number;
  select(row: number): void;
  fold(rows: readonly number[], closed: boolean): void;
}

/** One span as a row of the tree grid. Keys are the grid's business; the mouse can select, open and close. */
export const SpanRow = memo(function SpanRow(props: SpanRowProps) {
  const { id, top, place, index, span, row, selected, closed, dimmed, hits, marks, pins, select, fold } = props;
  const depth = index.depth[row] ?? 0;
  const hasChildren = (index.end[row] ?? 0) > row + 1;
  const hiddenErrors = closed ? (index.errors[row] ?? 0) - (span.status === 'error' ? 1 : 0) : 0;
  const { inputTokens, outputTokens, costUsd } = index.totals.subtree;
  const tokens = (inputTokens[row] ?? NaN) + (Number.isNaN(outputTokens[row] ?? NaN) ? 0 : (outputTokens[row] ?? 0));
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={place + 2}
      aria-level={depth + 1}
      aria-posinset={(index.position[row] ?? 0) + 1}
      aria-setsize={index.siblings[row] ?? 1}
      aria-selected={selected}
      aria-expanded={hasChildren ? !closed : undefined}
      data-span-id={span.id}
      onClick={() => select(row)}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)` }}
      className={classNames(
        props.grid,
        'absolute top-0 left-0 w-full cursor-pointer items-center border-b border-line',
        selected
          ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]'
          : span.status === 'error'
            ? 'bg-bad-soft/60 hover:bg-bad-soft'
            : 'hover:bg-sunken',
      )}
    >
      <div
        role="gridcell"
        className="flex min-w-0 items-center gap-1.5 pr-2"
        style={{ paddingLeft: 6 + Math.min(depth, DEEPEST_INDENT) * 14 }}
      >
        <span
          aria-hidden="true"
          onClick={
            hasChildren
              ? (event) => {
                  event.stopPropagation();
                  fold([row], !closed);
                }
              : undefined
          }
          className="grid size-6 shrink-0 place-items-center text-muted"
        >
          {hasChildren && (
            <svg viewBox="0 0 10 10" width="10" height="10" className={closed ? undefined : 'rotate-90'}>
              <path d="M3 1.5 7 5 3 8.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
            </svg>
          )}
        </span>
        <KindChip kind={span.kind} />
        {span.status === 'error' && (
          <span className="flex text-bad">
            <Icon name="warning" />
            <span className="sr-only">failed</span>
          </span>
        )}
        <MarkBadges marks={marks} />
        {pins > 0 && (
          <span className="shrink-0 rounded-[3px] bg-[var(--mark-1)] px-1 text-2xs font-medium text-ink">
            pinned{pins > 1 ? ` ${pins}` : ''}
          </span>
        )}
        {hits > 0 && (
          <span className="shrink-0 rounded-[3px] bg-[var(--mark-2)] px-1 text-2xs font-medium text-ink">
            {hits}
            <span className="sr-only"> {hits === 1 ? 'hit' : 'hits'}</span>
          </span>
        )}
        <span
          className={classNames(
            'min-w-0 shrink truncate',
            span.status === 'error' ? 'font-medium text-bad' : dimmed ? 'text-muted' : 'text-ink',
          )}
        >
          {shortName(span)}
        </span>
        <span className="min-w-0 shrink-[9999] truncate text-muted">
          {[spanHint(span), spanGist(span)].filter(Boolean).join(' · ')}
        </span>
        {closed && (
          <span className="shrink-0 text-2xs text-muted">
            +{(index.end[row] ?? 0) - row - 1}
            {hiddenErrors > 0 && <span className="text-bad"> {hiddenErrors} failed</span>}
          </span>
        )}
      </div>
      <div role="gridcell" className="px-2 text-right whitespace-nowrap text-muted tabular-nums">
        {durationOf(index.trace, span) ?? Math.round(span.startMs - index.startMs)}
      </div>
      {props.usage && (
        <>
          {' '}
          <div role="gridcell" className="hidden px-2 text-right text-muted tabular-nums @min-[44rem]/rows:block">
            {formatTokens(tokens)}
          </div>
          <div role="gridcell" className="hidden px-2 text-right text-muted tabular-nums @min-[44rem]/rows:block">
            {formatCost(costUsd[row] ?? NaN)}
          </div>
        </>
      )}
      <div role="gridcell" className="relative hidden h-full overflow-hidden @min-[30rem]/rows:block">
        <TimeBar span={span} window={props.window} faint={dimmed} />
      </div>
    </div>
  );
});
