import { Fragment } from 'react';
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
  // An edge that a reference names already needs no second number.
  const edges = domain.filter((edge) => !references.some((reference) => reference.value === edge));
  return (
    <figure className="w-full">
      <div
        role="img"
        aria-label={`${label}: ${format(value)}${interval}${named ? `. On a scale with ${named}` : ''}.`}
        className="relative h-16 whitespace-nowrap tabular-nums"
      >
        <div className="absolute inset-x-0 top-7 h-px bg-line-strong" />
        {edges.map((edge) => (
          <span key={edge} className="absolute top-[33px] text-[0.8rem] text-muted" style={inside(scale.at(edge))}>
            {format(edge)}
          </span>
        ))}
        {references.map((reference) => (
          <Fragment key={reference.label}>
            <span
              className="absolute top-[20px] h-[17px] w-px bg-ink"
              style={{ left: `${scale.at(reference.value)}%` }}
            />
            <span className="absolute top-[47px] text-[0.8rem] text-muted" style={inside(scale.at(reference.value))}>
              {reference.label} {format(reference.value)}
            </span>
          </Fragment>
        ))}
        {hasInterval && (
          <div
            className="absolute top-[24px] h-[9px] rounded-[2px] bg-accent/30"
            style={{ left: `${scale.at(low)}%`, width: `${Math.max(0.5, scale.at(high) - scale.at(low))}%` }}
          />
        )}
        <div
          className="absolute top-[22px] size-[13px] rounded-full border-2 border-surface bg-accent"
          style={inside(scale.at(value))}
        />
        <span className="absolute top-0 font-semibold" style={inside(scale.at(value))}>
          {format(value)}
        </span>
      </div>
    </figure>
  );
}

/** Centred on its place in the middle of the scale, flush at its ends: nothing hangs over the edge. */
const inside = (percent: number) => ({ left: `${percent}%`, transform: `translateX(-${percent}%)` });
