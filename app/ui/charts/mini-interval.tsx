import { markColour, type Tone } from '../tone';
import { percentScale } from './percent-scale';

export interface MiniIntervalProps {
  value: number;
  low: number;
  high: number;
  domain?: readonly [number, number];
  tone?: Tone;
  /** A value to mark with a tick, for example a limit. */
  reference?: number;
}

/** A point with its interval, small enough for a table cell. Decoration: the cell beside it holds the numbers. */
export function MiniInterval({ value, low, high, domain = [0, 1], tone = 'accent', reference }: MiniIntervalProps) {
  const scale = percentScale(domain);
  return (
    <div aria-hidden="true" className="relative h-4 w-24">
      <div className="absolute inset-x-0 top-1/2 h-px bg-line" />
      {reference !== undefined && (
        <span className="absolute inset-y-0.5 w-px bg-ink" style={{ left: `${scale.at(reference)}%` }} />
      )}
      <span
        className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-[2px] opacity-35"
        style={{
          left: `${scale.at(low)}%`,
          width: `${scale.at(high) - scale.at(low)}%`,
          background: markColour[tone],
        }}
      />
      <span
        className="absolute top-1/2 size-2 -translate-1/2 rounded-full"
        style={{ left: `${scale.at(value)}%`, background: markColour[tone] }}
      />
    </div>
  );
}
