/** Targets: stated limits of an exercise on what a simulation measures. */
import { z } from 'zod';

/**
 * What can be limited. Latencies are milliseconds of calls that may not wait for a batch and were not handed to a human; costs
 * are US dollars; shares are of all measured calls; `breach-minutes` are minutes in which more calls missed the latency limit
 * than allowed.
 */
export const targetMetric = z.enum([
  'latency-p50',
  'latency-p95',
  'latency-p99',
  'first-token-p50',
  'first-token-p95',
  'cost-per-call',
  'cost-per-resolved',
  'cost-per-month',
  'right-share',
  'wrong-share',
  'invented-share',
  'abstained-share',
  'failed-share',
  'hand-off-share',
  'breach-minutes',
]);
export type TargetMetric = z.infer<typeof targetMetric>;

export const target = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens'),
    title: z.string().min(1),
    metric: targetMetric,
    /** Only calls of this slice, or of this risk class. */
    slice: z.string().optional(),
    risk: z.string().optional(),
    atMost: z.number().nonnegative().optional(),
    atLeast: z.number().nonnegative().optional(),
  })
  .refine((value) => (value.atMost === undefined) !== (value.atLeast === undefined), 'give either atMost or atLeast')
  .refine((value) => value.slice === undefined || value.risk === undefined, 'give a slice or a risk class, not both')
  .refine(
    (value) =>
      (value.slice ?? value.risk) === undefined || !['cost-per-month', 'breach-minutes'].includes(value.metric),
    'this metric is of all calls',
  );
export type Target = z.infer<typeof target>;

/** The latency objective that breach minutes are counted by: in each minute this share of calls must be in time. */
export const slo = z.strictObject({
  latencyMs: z.number().positive(),
  share: z.number().min(0.5).max(1).default(0.95),
});
export type Slo = z.infer<typeof slo>;
