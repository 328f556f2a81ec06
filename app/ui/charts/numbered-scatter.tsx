import { markColour, type Tone } from '../tone';
import { percentScale } from './percent-scale';
import { PlotFrame } from './plot-frame';

export interface NumberedScatterProps {
  label: string;
  xTitle: string;
  yTitle: string;
  domain: { x: readonly [number, number]; y: readonly [number, number] };
  format(value: number): string;
  /** `number` is the key into the table beside the picture. */
  points: { number: number; x: number; y: number; tone: Tone }[];
}

/** Points in a plane, each with the number of its line in the table beside it. The dashed line joins equal ranks at both ends. */
export function NumberedScatter({ label, xTitle, yTitle, domain, format, points }: NumberedScatterProps) {
  const x = percentScale(domain.x);
  const y = percentScale(domain.y);
  return (
    <PlotFrame
      label={label}
      xTitle={xTitle}
      yTitle={yTitle}
      yDomain={domain.y}
      yFormat={format}
      height={240}
      xMarks={x.ticks(5).map((tick) => ({ at: x.at(tick), text: format(tick) }))}
      lines={
        <path
          d="M0 100L100 0"
          stroke="var(--line-strong)"
          strokeDasharray="4 4"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      }
    >
      {points.map((point) => (
        <span
          key={point.number}
          className="absolute flex size-5 -translate-x-1/2 translate-y-1/2 items-center justify-center rounded-full border bg-surface text-2xs font-semibold text-ink tabular-nums"
          style={{ left: `${x.at(point.x)}%`, bottom: `${y.at(point.y)}%`, borderColor: markColour[point.tone] }}
        >
          {point.number}
        </span>
      ))}
    </PlotFrame>
  );
}
