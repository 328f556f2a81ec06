import { scaleLinear } from '@visx/scale';

export interface PercentScale {
  /** Position of a value in percent of the plot, cut off at its edges. */
  at(value: number): number;
  /** Round values inside the domain. */
  ticks(count: number): number[];
}

/**
 * A linear scale onto 0-100 % of a plot. Charts place their marks by percentage, so that they fit any width without measuring
 * and look the same before JavaScript arrives. An empty domain puts everything in the middle.
 */
export function percentScale(domain: readonly [number, number]): PercentScale {
  const scale = scaleLinear<number>({ domain: [domain[0], domain[1]], range: [0, 100], clamp: true });
  return { at: (value) => scale(value), ticks: (count) => scale.ticks(count) };
}
