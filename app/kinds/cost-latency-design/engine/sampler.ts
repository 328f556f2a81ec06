import type { Curve, Duration } from '../catalogue';
import type { Draws } from './draws';
import { exactExp, exactLog } from './exact-math';

/** 95th percentile of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** A duration ready to be drawn: constant (sigma 0), lognormal, or exponential (sigma -1, `scale` its mean). */
export interface Sampler {
  /** Median of a lognormal, mean of an exponential, milliseconds. */
  scale: number;
  sigma: number;
}

/** A lognormal with median m and 95th percentile q has sigma = ln(q / m) / z95. */
export function toSampler(duration: Duration): Sampler {
  if ('exponentialMeanMs' in duration) return { scale: duration.exponentialMeanMs, sigma: -1 };
  const { medianMs, p95Ms } = duration;
  return { scale: medianMs, sigma: medianMs > 0 && p95Ms > medianMs ? exactLog(p95Ms / medianMs) / Z95 : 0 };
}

/** One duration in milliseconds, for the draw of this name. */
export function sample(sampler: Sampler, draws: Draws, call: number, name: number): number {
  if (sampler.sigma === 0) return sampler.scale;
  if (sampler.sigma < 0) return -sampler.scale * exactLog(draws.uniform(call, name));
  return sampler.scale * exactExp(sampler.sigma * draws.normal(call, name));
}

/** A curve as two columns, so that looking up allocates nothing. */
export interface Lookup {
  x: Float64Array;
  y: Float64Array;
}

export const toLookup = (curve: Curve): Lookup => ({
  x: Float64Array.from(curve, (point) => point.x),
  y: Float64Array.from(curve, (point) => point.y),
});

/** Value of the curve at x: straight lines between the points, level outside. */
export function lookUp({ x, y }: Lookup, at: number): number {
  const last = x.length - 1;
  if (at <= (x[0] as number)) return y[0] as number;
  if (at >= (x[last] as number)) return y[last] as number;
  let right = 1;
  while ((x[right] as number) < at) right += 1;
  const from = x[right - 1] as number;
  const share = (at - from) / ((x[right] as number) - from);
  return (y[right - 1] as number) * (1 - share) + (y[right] as number) * share;
}
