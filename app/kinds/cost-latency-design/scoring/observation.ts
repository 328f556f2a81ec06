/** What grading keeps of a simulated scenario: sums only, as JSON. */
import { z } from 'zod';
import type { GroupMetric, SimulationResult } from '../engine/simulation-types';

const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

const GROUP_METRICS = [
  'latency-mean',
  'latency-p50',
  'latency-p95',
  'latency-p99',
  'first-token-p50',
  'first-token-p95',
  'cost-per-call',
  'cost-per-resolved',
  'right-share',
  'wrong-share',
  'invented-share',
  'stale-share',
  'mismatched-share',
  'truncated-share',
  'abstained-share',
  'failed-share',
  'hand-off-share',
  'cache-share',
] as const satisfies readonly GroupMetric[];

const group = z.strictObject({
  name: z.string(),
  calls: z.number(),
  metrics: z.record(z.enum(GROUP_METRICS), estimate.nullable()),
});

export const observation = z.strictObject({
  replications: z.number().int().positive(),
  calls: z.number(),
  minutes: z.number(),
  all: group,
  slices: z.array(group),
  risks: z.array(group),
  cost: z.strictObject({
    perMonthUsd: estimate,
    stages: z.array(z.strictObject({ stageId: z.string(), usdPerCall: z.number() })),
  }),
  breachMinutes: estimate,
  caches: z.array(z.strictObject({ stageId: z.string(), hitShare: z.number() })),
  waits: z.array(z.strictObject({ id: z.string(), meanMs: z.number(), maxMs: z.number() })),
});
export type Observation = z.infer<typeof observation>;

/** The sums of a result. */
export function observe(result: SimulationResult): Observation {
  const { replications, calls, minutes, all, slices, risks, cost, breachMinutes, caches, resources } = result;
  return {
    replications,
    calls,
    minutes,
    all,
    slices,
    risks,
    cost: {
      perMonthUsd: cost.perMonthUsd,
      stages: cost.stages.map(({ stageId, usdPerCall }) => ({ stageId, usdPerCall })),
    },
    breachMinutes,
    caches: caches.map(({ stageId, hitShare }) => ({ stageId, hitShare })),
    waits: resources.map(({ id, meanWaitMs, maxWaitMs }) => ({ id, meanMs: meanWaitMs, maxMs: maxWaitMs })),
  };
}

/** The value of a metric of all calls, 0 when there is none. */
export const shareOf = ({ all }: Observation, metric: GroupMetric): number => all.metrics[metric]?.value ?? 0;
