import { PlotFrame } from './plot-frame';

export interface HistogramBin {
  from: number;
  to: number;
  count: number;
}

export interface HistogramMark {
  value: number;
  label: string;
  /** `limit`: where the bars should end; `percentile`: a share of what was measured. */
  sort: 'limit' | 'percentile';
}

export interface LogHistogramProps {
  label: string;
  bins: readonly HistogramBin[];
  marks: readonly HistogramMark[];
  format(value: number): string;
  xTitle: string;
  yTitle: string;
  height?: number;
}

/** 1, 2, 5, 10, 20 ... inside a range. */
export function logTicks(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of [1, 2, 5]) {
      const tick = Number((step * 10 ** power).toPrecision(1));
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  // Beside each other they need room: of many, only the powers of ten.
  return ticks.length > 9 ? ticks.filter((tick) => Number.isInteger(Math.log10(tick))) : ticks;
}

/**
 * Counts in bins that widen by a constant factor, on a logarithmic axis, with limits and percentiles as named lines. Bars beyond the
 * (first) limit are hatched.
 */
export function LogHistogram({ label, bins, marks, format, xTitle, yTitle, height = 200 }: LogHistogramProps) {
  const filled = bins.filter(({ count }) => count > 0);
  const values = [
    ...filled.flatMap(({ from, to }) => [Math.max(from, 1e-9), to]),
    ...marks.map(({ value }) => value),
  ].filter((value) => value > 0);
  const low = Math.min(...values, Infinity) / 1.1;
  const high = Math.max(...values, 0) * 1.1;
  if (filled.length === 0 || !(high > low)) return <p className="text-muted">Nothing to draw.</p>;
  const at = (value: number) =>
    Math.min(100, Math.max(0, (Math.log(Math.max(value, low) / low) / Math.log(high / low)) * 100));
  const most = Math.max(...filled.map(({ count }) => count));
  const limit = marks.find(({ sort }) => sort === 'limit')?.value ?? Infinity;
  return (
    <PlotFrame
      {...{ label, xTitle, yTitle, height }}
      yDomain={[0, most * 1.5]}
      yFormat={String}
      yTicks={3}
      xMarks={logTicks(low, high).map((tick) => ({ at: at(tick), text: format(tick) }))}
    >
      {filled.map((bin) => (
        <span
          key={bin.from}
          className={`absolute bottom-0 border-t-2 ${bin.from >= limit ? 'hatched border-bad' : 'border-accent bg-accent/45'}`}
          style={{
            left: `${at(bin.from)}%`,
            width: `max(1px, calc(${at(bin.to) - at(bin.from)}% - 1px))`,
            height: `${(bin.count / (most * 1.5)) * 100}%`,
          }}
        />
      ))}
      {marks.map((mark, index) => (
        <span
          key={mark.label}
          className={`absolute inset-y-0 border-l ${mark.sort === 'limit' ? 'border-l-2 border-ink' : 'border-dashed border-ink'}`}
          style={{ left: `${at(mark.value)}%` }}
        >
          <span
            className={`absolute z-10 rounded-sm bg-surface px-1 text-2xs whitespace-nowrap text-ink ${mark.sort === 'limit' ? 'font-semibold' : ''}`}
            style={{ top: `${index * 1.05}rem`, ...(at(mark.value) > 70 ? { right: 0 } : { left: 0 }) }}
          >
            {mark.label} {format(mark.value)}
          </span>
        </span>
      ))}
    </PlotFrame>
  );
}
