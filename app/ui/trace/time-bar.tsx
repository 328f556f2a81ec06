import type { Span } from '../../lib/trace/trace-types';
import { barColour } from './span-look';
import { barOf, type TimeWindow } from './time-window';

/** A span on the time axis. What is outside the window is cut; a span that lies wholly outside leaves an arrow at its side. */
export function TimeBar({ span, window, faint }: { span: Span; window: TimeWindow; faint?: boolean }) {
  const bar = barOf({ from: span.startMs, to: span.endMs }, window);
  if (!bar) {
    const isBefore = span.endMs < window.from;
    return (
      <span
        aria-hidden="true"
        className={`absolute top-1/2 -translate-y-1/2 text-2xs text-muted ${isBefore ? 'left-0.5' : 'right-0.5'}`}
      >
        {isBefore ? '‹' : '›'}
      </span>
    );
  }
  return (
    <span
      aria-hidden="true"
      className={`absolute top-1/2 h-3 min-w-[2px] -translate-y-1/2 rounded-[2px] ${faint ? 'opacity-40' : ''}`}
      style={{ left: `min(${bar.left}%, calc(100% - 2px))`, width: `${bar.width}%`, background: barColour(span) }}
    />
  );
}
