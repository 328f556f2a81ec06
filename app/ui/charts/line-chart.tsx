import { Fragment } from 'react';
import { Legend } from './legend';
import { percentScale } from './percent-scale';
import { PlotFrame } from './plot-frame';
import { seriesStyle } from './series-style';

export interface LineSeries {
  label: string;
  /** In order of x; null leaves a gap. */
  points: readonly { x: number; y: number | null }[];
}

export interface LineChartProps {
  /** The whole picture in words. */
  label: string;
  xDomain: readonly [number, number];
  yDomain: readonly [number, number];
  xFormat(value: number): string;
  yFormat(value: number): string;
  xTitle?: string;
  yTitle?: string;
  height?: number;
  series: readonly LineSeries[];
  /** Level lines with a name: a limit. */
  limits?: readonly { value: number; label: string }[];
  /** Spans of x that are shaded, with a name. */
  bands?: readonly { from: number; to: number; label: string }[];
}

/** Lines over a common axis. Values above the domain are cut off at its edge. */
export function LineChart(props: LineChartProps) {
  const { label, xDomain, yDomain, xFormat, yFormat, xTitle, yTitle, height, series, limits = [], bands = [] } = props;
  const x = percentScale(xDomain);
  const y = percentScale(yDomain);
  return (
    <div>
      {series.length > 1 ? (
        <Legend items={series.map((each, at) => ({ label: each.label, style: seriesStyle(at) }))} />
      ) : null}
      <PlotFrame
        {...{ label, yDomain, yFormat, xTitle, yTitle, height }}
        xMarks={x.ticks(5).map((tick) => ({ at: x.at(tick), text: xFormat(tick) }))}
        lines={
          <>
            {bands.map(({ from, to }, at) => (
              <rect
                key={at}
                x={x.at(from)}
                width={Math.max(0.6, x.at(to) - x.at(from))}
                y="0"
                height="100"
                fill="var(--warn)"
                opacity="0.16"
              />
            ))}
            {limits.map(({ value }) => (
              <path
                key={value}
                d={`M0 ${100 - y.at(value)}H100`}
                stroke="var(--ink)"
                strokeWidth="1.5"
                strokeDasharray="6 3"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {series.map((each, at) => (
              <path
                key={each.label}
                d={linePath(each.points, x.at, y.at)}
                fill="none"
                stroke={seriesStyle(at).colour}
                strokeDasharray={seriesStyle(at).dash}
                strokeWidth="2"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </>
        }
      >
        {bands.map((band, at) => (
          <span
            key={at}
            className="absolute top-0 max-w-full -translate-x-1/2 truncate rounded-b bg-warn-soft px-1 text-2xs text-warn"
            style={{
              left: `${Math.min(88, Math.max(12, (x.at(band.from) + x.at(band.to)) / 2))}%`,
              top: `${(at % 3) * 1.1}rem`,
            }}
          >
            {band.label}
          </span>
        ))}
        {limits.map(({ value, label: name }) => (
          <Fragment key={name}>
            <span
              className="absolute right-0 bg-surface/85 px-1 text-2xs text-ink"
              style={{ bottom: `${Math.min(94, y.at(value))}%` }}
            >
              {name}
            </span>
          </Fragment>
        ))}
      </PlotFrame>
    </div>
  );
}

/** A path through the points that exist; a point alone between gaps becomes a short dash. */
function linePath(points: LineSeries['points'], x: (value: number) => number, y: (value: number) => number): string {
  let open = false;
  return points
    .map((point, at) => {
      if (point.y === null) {
        open = false;
        return '';
      }
      const here = `${x(point.x).toFixed(2)} ${(100 - y(point.y)).toFixed(2)}`;
      const command = open ? `L${here}` : `M${here}`;
      const alone = !open && (points[at + 1]?.y ?? null) === null;
      open = true;
      return alone ? `${command}h0.8` : command;
    })
    .join('');
}
