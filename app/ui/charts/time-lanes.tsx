import { percentScale } from './percent-scale';

export interface LaneMark {
  /** ms on the axis; `until` makes it a bar, otherwise it is a moment. */
  at: number;
  until?: number | null;
  /** Share of the largest in [0, 1]: area of a dot. Moments without a size are ticks. */
  size?: number;
  /** Drawn as an outline. */
  hollow?: boolean;
}

export interface TimeLanesProps {
  /** The whole picture in words. */
  label: string;
  spanMs: number;
  format(ms: number): string;
  lanes: readonly { title: string; marks: readonly LaneMark[] }[];
}

const LARGEST_DOT = 26;
const SMALLEST_DOT = 6;

/** Several kinds of things over one common time axis, a lane each: bars for what lasts, dots by size, ticks for moments. */
export function TimeLanes({ label, spanMs, format, lanes }: TimeLanesProps) {
  const x = percentScale([0, spanMs]);
  const ticks = minuteTicks(spanMs);
  return (
    <div role="img" aria-label={label} className="text-[0.8rem] text-muted">
      {lanes.map((lane) => (
        <div key={lane.title} className="grid gap-x-3 sm:grid-cols-[10rem_1fr] sm:items-center">
          <span className="truncate pt-1.5 sm:pt-0 sm:text-right">{lane.title}</span>
          <div className="relative mr-4 h-8 border-b border-line">
            {ticks.map((tick) => (
              <span key={tick} className="absolute inset-y-0 w-px bg-line" style={{ left: `${x.at(tick)}%` }} />
            ))}
            {lane.marks.map((mark, at) => (
              <Mark key={at} mark={mark} from={x.at(mark.at)} to={x.at(mark.until ?? mark.at)} />
            ))}
          </div>
        </div>
      ))}
      <div className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
        <span className="hidden sm:block" />
        <div className="relative mr-4 h-6">
          {ticks.map((tick) => (
            <span
              key={tick}
              className="absolute top-1 whitespace-nowrap tabular-nums"
              style={{ left: `${x.at(tick)}%`, transform: `translateX(-${x.at(tick)}%)` }}
            >
              {format(tick)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function Mark({ mark, from, to }: { mark: LaneMark; from: number; to: number }) {
  const colour = mark.hollow ? 'border border-accent bg-surface' : 'bg-accent';
  if (mark.until !== undefined && mark.until !== null) {
    return (
      <span
        className={`absolute top-1/2 h-3 min-w-[3px] -translate-y-1/2 rounded-[2px] ${mark.hollow ? colour : 'bg-accent/70'}`}
        style={{ left: `${from}%`, width: `${Math.max(0, to - from)}%` }}
      />
    );
  }
  if (mark.size === undefined) {
    return (
      <span
        className="absolute inset-y-1.5 w-[3px] -translate-x-1/2 rounded-full bg-ink"
        style={{ left: `${from}%` }}
      />
    );
  }
  const size = SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * Math.sqrt(mark.size);
  return (
    <span
      className={`absolute top-1/2 -translate-1/2 rounded-full ${mark.hollow ? colour : 'bg-accent/70'}`}
      style={{ left: `${from}%`, width: size, height: size }}
    />
  );
}

/** Round minutes, at most six of them. */
function minuteTicks(spanMs: number): number[] {
  const minute = 60_000;
  const step = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240].find((each) => spanMs / (each * minute) <= 6) ?? 480;
  return Array.from({ length: Math.floor(spanMs / (step * minute)) + 1 }, (_none, at) => at * step * minute);
}
