import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { formatCost, formatMoment, formatTokens } from './format-span';
import type { TraceIndex } from './index-trace';
import { barOf, clampWindow, overview, zoomWindow, type TimeWindow } from './time-window';
import type { Viewer } from './use-viewer';

const BINS = 300;

/**
 * The whole run in one strip: how many spans are under way, where some fail, how tokens add up, and the window that the timeline
 * shows. Dragging chooses a window, the wheel zooms; the keys and buttons beside it do the same, so it is a picture for screen
 * readers.
 */
export function TimeOverview({ viewer }: { viewer: Viewer }) {
  const { index, whole, window: shown, row, setWindow } = viewer;
  const strip = useRef<HTMLDivElement>(null);
  const [dragFrom, setDragFrom] = useState<number | null>(null);
  const shape = useMemo(() => drawOverview(index, whole), [index, whole]);
  const timeAt = (event: { clientX: number }) => {
    const box = strip.current?.getBoundingClientRect();
    const share = box && box.width > 0 ? (event.clientX - box.left) / box.width : 0;
    return whole.from + Math.max(0, Math.min(1, share)) * (whole.to - whole.from);
  };
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    // React's own wheel listener is passive and could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const around = whole.from + ((event.clientX - box.left) / box.width) * (whole.to - whole.from);
      setWindow((now) => zoomWindow(now, whole, event.deltaY > 0 ? 1.25 : 0.8, around));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [whole, setWindow]);
  const drag = (event: PointerEvent) => {
    if (dragFrom === null) return;
    const to = timeAt(event);
    if (Math.abs(to - dragFrom) * 200 < whole.to - whole.from) return;
    setWindow(() => clampWindow({ from: Math.min(dragFrom, to), to: Math.max(dragFrom, to) }, whole));
  };
  const place = barOf(shown, whole);
  const selected = index.spans[row];
  const mark = selected ? barOf({ from: selected.startMs, to: selected.endMs }, whole) : null;
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line bg-surface px-3 py-1.5">
      <div
        ref={strip}
        aria-hidden="true"
        title="Drag to choose a stretch of time, scroll to zoom"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragFrom(timeAt(event));
        }}
        onPointerMove={drag}
        onPointerUp={() => setDragFrom(null)}
        onPointerCancel={() => setDragFrom(null)}
        onDoubleClick={() => setWindow(() => whole)}
        className="relative h-9 min-w-0 grow cursor-crosshair touch-none overflow-hidden rounded-[3px] bg-sunken"
      >
        <svg viewBox={`0 0 ${BINS} 36`} preserveAspectRatio="none" className="absolute inset-0 size-full">
          <path d={shape.area} fill="var(--line-strong)" opacity="0.45" />
          <path d={shape.failures} fill="var(--bad)" />
          {shape.tokens && (
            <path
              d={shape.tokens}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.5"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
        {mark && (
          <span
            className="absolute top-0 h-full min-w-[2px] bg-accent/60"
            style={{ left: `min(${mark.left}%, calc(100% - 2px))`, width: `${mark.width}%` }}
          />
        )}
        {place && (place.left > 0 || place.width < 100) && (
          <>
            <span className="absolute top-0 left-0 h-full bg-page/70" style={{ width: `${place.left}%` }} />
            <span
              className="absolute top-0 right-0 h-full bg-page/70"
              style={{ left: `${place.left + place.width}%` }}
            />
            <span
              className="absolute top-0 h-full border-x-2 border-accent"
              style={{ left: `${place.left}%`, width: `max(4px, ${place.width}%)` }}
            />
          </>
        )}
      </div>
      <p className="shrink-0 text-right text-[0.8rem] leading-tight text-muted tabular-nums">
        {index.trace.timing === 'sequence'
          ? `${formatMoment(index.trace, whole.to - whole.from)} steps`
          : formatMoment(index.trace, whole.to - whole.from)}
        <br />
        {[shape.total.tokens > 0 && `${formatTokens(shape.total.tokens)} tokens`, formatCost(shape.total.cost)]
          .filter(Boolean)
          .join(', ') || `${index.spans.length.toLocaleString('en-GB')} spans`}
      </p>
    </div>
  );
}

/** SVG paths on a canvas of `BINS` by 36, and what the whole trace used. */
function drawOverview(index: TraceIndex, whole: TimeWindow) {
  const { spans, failed, most } = overview(index.spans, whole, BINS);
  const height = (count: number) => 34 - (most === 0 ? 0 : (count / most) * 26);
  const steps = Array.from(spans, (count, at) => `L${at} ${height(count)}L${at + 1} ${height(count)}`);
  const { soFar, subtree } = index.totals;
  const used = new Float64Array(BINS);
  let tokens = 0;
  let cost = NaN;
  index.spans.forEach((span, row) => {
    const sum = (soFar.inputTokens[row] ?? 0) + (soFar.outputTokens[row] ?? 0);
    const bin = Math.min(BINS - 1, Math.floor(((span.endMs - whole.from) / (whole.to - whole.from)) * BINS));
    used[bin] = Math.max(used[bin] ?? 0, sum);
    tokens = Math.max(tokens, sum);
    if (index.parent[row] === -1 && !Number.isNaN(subtree.costUsd[row] ?? NaN))
      cost = (Number.isNaN(cost) ? 0 : cost) + (subtree.costUsd[row] ?? 0);
  });
  let last = 0;
  const line = Array.from(used, (sum, at) => `L${at + 1} ${34 - ((last = Math.max(last, sum)) / (tokens || 1)) * 31}`);
  return {
    area: `M0 36${steps.join('')}L${BINS} 36Z`,
    failures: Array.from(failed, (hit, at) => (hit ? `M${at - 0.5} 0h2v7h-2Z` : '')).join(''),
    tokens: tokens > 0 ? `M0 34${line.join('')}` : null,
    total: { tokens, cost },
  };
}
