import type { TriedDesign } from '../../content';
import type { SimulationResult } from '../../engine/simulation-types';

export type TriedSummary = NonNullable<TriedDesign['summary']>;

/** The numbers a kept design is remembered by; null when no call of the result counts for latency. */
export function summariseResult({ all: { metrics } }: SimulationResult): TriedSummary | null {
  const read = (name: keyof typeof metrics): number => metrics[name]?.value ?? 0;
  if (!metrics['latency-p95']) return null;
  return {
    latencyP95Ms: read('latency-p95'),
    costPerCallUsd: read('cost-per-call'),
    rightShare: read('right-share'),
    wrongShare: read('wrong-share'),
    handOffShare: read('hand-off-share'),
  };
}

type Plane = Pick<TriedSummary, 'latencyP95Ms' | 'costPerCallUsd' | 'rightShare'>;

const beats = (a: Plane, b: Plane): boolean =>
  a.latencyP95Ms <= b.latencyP95Ms &&
  a.costPerCallUsd <= b.costPerCallUsd &&
  a.rightShare >= b.rightShare &&
  (a.latencyP95Ms < b.latencyP95Ms || a.costPerCallUsd < b.costPerCallUsd || a.rightShare > b.rightShare);

/** Whether each point is on the Pareto frontier: no other is at least as good in all three numbers and better in one. */
export const onFrontier = (points: readonly Plane[]): boolean[] =>
  points.map((point) => !points.some((other) => beats(other, point)));
