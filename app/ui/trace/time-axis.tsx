import type { Trace } from '../../lib/trace/trace-types';
import { formatMoment } from './format-span';
import { barOf, ticksOf, type TimeWindow } from './time-window';

/** Round moments above the timeline, as time since the start of the trace. */
export function TimeAxis({
  window,
  origin,
  trace,
  most = 4,
}: {
  window: TimeWindow;
  origin: number;
  trace: Trace;
  most?: number;
}) {
  return (
    <div aria-hidden="true" className="absolute inset-0 overflow-hidden text-2xs tabular-nums">
      {ticksOf(window, origin, most).map(({ at, step }) => {
        const left = barOf({ from: at, to: at }, window)?.left ?? 0;
        const text = formatMoment(trace, at - origin, step);
        return (
          <span key={at} className="absolute top-0 h-full border-l border-line" style={{ left: `${left}%` }}>
            {left < 88 && <span className="absolute top-1/2 left-1 -translate-y-1/2 whitespace-nowrap">{text}</span>}
          </span>
        );
      })}
    </div>
  );
}
