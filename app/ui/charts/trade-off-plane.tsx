import { percentScale } from './percent-scale';
import { PlotFrame } from './plot-frame';

export interface PlanePoint {
  /** Key into the table beside the picture; points without a number are small. */
  number: number | string | null;
  name: string;
  x: number;
  y: number;
  /** No other point is better in everything that counts. */
  best: boolean;
  current?: boolean;
}

export interface TradeOffPlaneProps {
  label: string;
  xTitle: string;
  yTitle: string;
  xFormat(value: number): string;
  yFormat(value: number): string;
  points: readonly PlanePoint[];
  /** Both numbers should be below these; the corner that is within both is shaded. */
  limits: { x: number | null; y: number | null };
  height?: number;
}

/** Points in a plane where less is better in both directions: filled ones are beaten by none, hollow ones by some other. */
export function TradeOffPlane(props: TradeOffPlaneProps) {
  const { label, xTitle, yTitle, xFormat, yFormat, points, limits, height = 260 } = props;
  const top = (values: number[], limit: number | null) => Math.max(...values, limit ?? 0) * 1.15 || 1;
  const xEnd = top(
    points.map((point) => point.x),
    limits.x,
  );
  const yEnd = top(
    points.map((point) => point.y),
    limits.y,
  );
  const x = percentScale([0, xEnd]);
  const y = percentScale([0, yEnd]);
  const corner = { x: limits.x === null ? 100 : x.at(limits.x), y: limits.y === null ? 100 : y.at(limits.y) };
  return (
    <PlotFrame
      {...{ label, xTitle, yTitle, yFormat, height }}
      yDomain={[0, yEnd]}
      xMarks={x.ticks(5).map((tick) => ({ at: x.at(tick), text: xFormat(tick) }))}
      lines={
        <>
          {limits.x === null && limits.y === null ? null : (
            <rect x="0" y={100 - corner.y} width={corner.x} height={corner.y} fill="var(--good)" opacity="0.1" />
          )}
          <path
            d={`${limits.x === null ? '' : `M${corner.x} 0V100`}${limits.y === null ? '' : `M0 ${100 - corner.y}H100`}`}
            stroke="var(--ink)"
            strokeWidth="1.5"
            strokeDasharray="6 3"
            vectorEffect="non-scaling-stroke"
          />
        </>
      }
    >
      {points.map((point, at) => (
        <span
          key={`${point.number} ${at}`}
          className={
            point.number === null
              ? 'absolute size-1.5 -translate-x-1/2 translate-y-1/2 rounded-full bg-line-strong'
              : `absolute flex h-5 min-w-5 -translate-x-1/2 translate-y-1/2 items-center justify-center rounded-full border-2 px-0.5 text-2xs font-semibold tabular-nums ${
                  point.best ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface text-ink'
                } ${point.current ? 'ring-2 ring-ink ring-offset-1 ring-offset-surface' : ''}`
          }
          style={{
            left: `${x.at(point.x)}%`,
            bottom: `${y.at(point.y)}%`,
            zIndex: point.current ? 2 : point.number === null ? 0 : 1,
          }}
        >
          {point.number}
        </span>
      ))}
    </PlotFrame>
  );
}
