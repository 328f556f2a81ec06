import { percentScale } from './percent-scale';

export interface IntervalScaleProps {
  value: number;
  /** 95 % interval; leave out when there is none. */
  low?: number;
  high?: number;
  domain: readonly [number, number];
  /** Reference values with names: a floor, a target. */
  references?: { value: number; label: string }[];
  format(value: number): string;
  /** What is measured. */
  label: string;
}

/** One estimate as a point with its 95 % interval on a scale, with named reference values. */
export function IntervalScale({ value, low, high, domain, references = [], format, label }: IntervalScaleProps) {
  const scale = percentScale(domain);
  const hasInterval = low !== undefined && high !== undefined;
  const interval = hasInterval ? `, 95 % interval ${format(low)} to ${format(high)}` : '';
  const named = references.map((reference) => `${reference.label} ${format(reference.value)}`).join(', ');
  return (
    <figure className="w-full">
      <div
        role="img"
        aria-label={`${label}: ${format(value)}${interval}${named ? `. On a scale with ${named}` : ''}.`}
        className="relative mx-6 h-16"
      >
        <div className="absolute inset-x-0 top-7 h-px bg-line-strong" />
        {[domain[0], domain[1]].map((edge) => (
          <span
            key={edge}
            className="absolute top-[33px] -translate-x-1/2 text-[0.8rem] text-muted tabular-nums"
            style={{ left: `${scale.at(edge)}%` }}
          >
            {format(edge)}
          </span>
        ))}
        {references.map((reference) => (
          <div key={reference.label} className="absolute inset-y-0" style={{ left: `${scale.at(reference.value)}%` }}>
            <span className="absolute top-[20px] h-[17px] w-px bg-ink" />
            <span className="absolute top-[48px] -translate-x-1/2 text-[0.8rem] whitespace-nowrap text-muted">
              {reference.label} {format(reference.value)}
            </span>
          </div>
        ))}
        {hasInterval && (
          <div
            className="absolute top-[24px] h-[9px] rounded-[2px] bg-accent/30"
            style={{ left: `${scale.at(low)}%`, width: `${Math.max(0.5, scale.at(high) - scale.at(low))}%` }}
          />
        )}
        <div
          className="absolute top-[22px] size-[13px] -translate-x-1/2 rounded-full border-2 border-surface bg-accent"
          style={{ left: `${scale.at(value)}%` }}
        />
        <span
          className="absolute top-0 -translate-x-1/2 font-semibold tabular-nums"
          style={{ left: `${scale.at(value)}%` }}
        >
          {format(value)}
        </span>
      </div>
    </figure>
  );
}
