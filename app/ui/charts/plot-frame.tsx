import type { ReactNode } from 'react';
import { percentScale } from './percent-scale';

export interface PlotFrameProps {
  /** The whole picture in words. */
  label: string;
  yDomain: readonly [number, number];
  yFormat(value: number): string;
  yTicks?: number;
  /** Marks under the plot, in percent of its width. */
  xMarks?: { at: number; text: string }[];
  xTitle?: string;
  yTitle?: string;
  height?: number;
  /** Lines, drawn in a square of 100 by 100 that is stretched over the plot; y grows downwards. */
  lines?: ReactNode;
  /** Marks and labels, placed by percentage. */
  children?: ReactNode;
}

/** Axes and grid of a chart that fits any width: lines are stretched, while marks and text keep their size. */
export function PlotFrame(props: PlotFrameProps) {
  const { label, yDomain, yFormat, yTicks = 4, xMarks = [], xTitle, yTitle, height = 180, lines, children } = props;
  const y = percentScale(yDomain);
  return (
    <div role="img" aria-label={label} className="text-[0.8rem] text-muted">
      {yTitle && <p className="mb-3">{yTitle}</p>}
      <div className="relative mr-4 ml-11" style={{ height }}>
        {y.ticks(yTicks).map((tick) => (
          <div key={tick} className="absolute inset-x-0" style={{ bottom: `${y.at(tick)}%` }}>
            <div className="h-px bg-line" />
            <span className="absolute right-full bottom-0 mr-2 translate-y-1/2 whitespace-nowrap tabular-nums">
              {yFormat(tick)}
            </span>
          </div>
        ))}
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {lines}
        </svg>
        {children}
      </div>
      <div className="relative mr-4 ml-11 h-5">
        {xMarks.map((mark) => (
          <span
            key={`${mark.at}-${mark.text}`}
            className="absolute top-1 -translate-x-1/2 whitespace-nowrap tabular-nums"
            style={{ left: `${mark.at}%` }}
          >
            {mark.text}
          </span>
        ))}
      </div>
      {xTitle && <p className="mt-1 text-center">{xTitle}</p>}
    </div>
  );
}
