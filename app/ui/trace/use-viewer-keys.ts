import { useEffect, useRef, type KeyboardEvent } from 'react';
import { nextHit } from './search-trace';
import { panWindow, windowAround, zoomWindow } from './time-window';
import type { TraceMark, TracePin, TraceViewerProps } from './trace-viewer-types';
import type { Viewer } from './use-viewer';

const MOST_REMEMBERED = 100;

/**
 * Keys of the rows that are no moves in the tree. Returns the handler, which says whether it used the key. The caller's own letters
 * (`spanActions`) come last.
 */
export function useViewerKeys({
  viewer,
  marks,
  pins,
  onPin,
  onUnpin,
  spanActions,
  ...parts
}: Pick<TraceViewerProps, 'onPin' | 'onUnpin' | 'spanActions'> & {
  viewer: Viewer;
  marks: readonly TraceMark[];
  pins: readonly TracePin[];
  focusSearch(): void;
  openFilter(): void;
  focusDetail(): void;
  openHelp(): void;
}): (event: KeyboardEvent) => boolean {
  const { index, row, found, whole, select, setWindow } = viewer;
  const back = useTrail(row);
  const span = index.spans[row];
  const goTo = (target: number | null) => target !== null && select(target);
  const noted = () =>
    [...new Set([...marks, ...pins].flatMap(({ spanId }) => index.rowOf.get(spanId) ?? []))].sort((a, b) => a - b);
  const togglePin = () => {
    if (!span) return;
    const pin = pins.find(({ spanId, quote }) => spanId === span.id && quote === undefined);
    if (pin) onUnpin?.(pin);
    else onPin?.({ spanId: span.id });
  };
  const byKey: Record<string, () => unknown> = {
    '/': parts.focusSearch,
    n: () => goTo(nextHit(found.rows, row, 1)),
    N: () => goTo(nextHit(found.rows, row, -1)),
    m: () => goTo(nextHit(noted(), row, 1)),
    M: () => goTo(nextHit(noted(), row, -1)),
    f: parts.openFilter,
    Enter: () => span && parts.focusDetail(),
    Backspace: () => goTo(back()),
    b: togglePin,
    '+': () => setWindow((now) => zoomWindow(now, whole, 0.5)),
    '=': () => setWindow((now) => zoomWindow(now, whole, 0.5)),
    '-': () => setWindow((now) => zoomWindow(now, whole, 2)),
    '0': () => setWindow(() => whole),
    z: () => span && setWindow(() => windowAround({ from: span.startMs, to: span.endMs }, whole)),
    '<': () => setWindow((now) => panWindow(now, whole, -0.25)),
    '>': () => setWindow((now) => panWindow(now, whole, 0.25)),
    '?': parts.openHelp,
    h: parts.openHelp,
  };
  return (event) => {
    const own = span && spanActions?.(span).find(({ key }) => key === event.key)?.onChoose;
    const action = Object.hasOwn(byKey, event.key) ? byKey[event.key] : own;
    action?.();
    return action !== undefined;
  };
}

/** Remembers the selected rows; the returned function gives the one before the present one and forgets the way there. */
function useTrail(row: number): () => number | null {
  const trail = useRef<number[]>([]);
  useEffect(() => {
    if (row === -1 || trail.current.at(-1) === row) return;
    trail.current = [...trail.current, row].slice(-MOST_REMEMBERED);
  }, [row]);
  return () => {
    const before = trail.current.at(-2);
    if (before === undefined) return null;
    trail.current = trail.current.slice(0, -1);
    return before;
  };
}
