import { useCallback, useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { StagePlace } from './edit-stages';

export type DropTarget = StagePlace;

/** The attribute by which gaps between stages are found: `stages/1/otherwise/stages:0`. */
export const gapName = ({ list, index }: StagePlace): string => `${list}:${index}`;

function gapUnder(root: HTMLElement, x: number, y: number): StagePlace | null {
  const gaps = [...root.querySelectorAll<HTMLElement>('[data-gap]')];
  const near = gaps
    .map((gap) => {
      const box = gap.getBoundingClientRect();
      const away = { x: Math.max(box.left - x, 0, x - box.right), y: Math.max(box.top - y, 0, y - box.bottom) };
      return { gap, distance: away.x + away.y };
    })
    .filter(({ distance }) => distance < 120)
    .sort((a, b) => a.distance - b.distance)[0];
  const [list, index] = near?.gap.dataset.gap?.split(':') ?? [];
  return list === undefined || index === undefined ? null : { list, index: Number(index) };
}

export interface StageDrag {
  /** The stage that is being dragged. */
  path: string | null;
  /** The gap it would go into now. */
  target: DropTarget | null;
  start(path: string, event: ReactPointerEvent): void;
}

/**
 * Dragging with mouse, pen or finger from a stage's handle. Escape and leaving the window put everything back. `root` is the element
 * that holds the gaps.
 */
export function useStageDrag(
  root: React.RefObject<HTMLElement>,
  onDrop: (path: string, target: StagePlace) => void,
): StageDrag {
  const [state, setState] = useState<{ path: string; target: DropTarget | null } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => () => stop.current?.(), []);

  const start = useCallback(
    (path: string, event: ReactPointerEvent) => {
      if (event.button !== 0) return;
      const { pointerId, clientX, clientY } = event;
      let target: DropTarget | null = null;
      let dragging = false;
      const onMove = (move: PointerEvent) => {
        if (move.pointerId !== pointerId || !root.current) return;
        // A press that hardly moves is a click on the handle.
        if (!dragging && Math.hypot(move.clientX - clientX, move.clientY - clientY) < 5) return;
        dragging = true;
        target = gapUnder(root.current, move.clientX, move.clientY);
        setState({ path, target });
      };
      const end = (drop: boolean) => {
        stop.current?.();
        stop.current = null;
        setState(null);
        if (drop && dragging && target) latest.current(path, target);
      };
      const onUp = (up: PointerEvent) => up.pointerId === pointerId && end(true);
      const onCancel = () => end(false);
      const onKey = (key: KeyboardEvent) => key.key === 'Escape' && end(false);
      window.addEventListener('pointermove', onMove);
      window.addEventListener('pointerup', onUp);
      window.addEventListener('pointercancel', onCancel);
      window.addEventListener('keydown', onKey);
      stop.current = () => {
        window.removeEventListener('pointermove', onMove);
        window.removeEventListener('pointerup', onUp);
        window.removeEventListener('pointercancel', onCancel);
        window.removeEventListener('keydown', onKey);
      };
    },
    [root],
  );
  return { path: state?.path ?? null, target: state?.target ?? null, start };
}
