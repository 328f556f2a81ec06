/** A scenario: traffic plus what happens to it. Times are milliseconds after the start of the traffic. */
import { z } from 'zod';
import { catalogueId, tokenPrices } from './catalogue';

const moment = z.number().nonnegative();
const share = z.number().min(0).max(1);
const span = { fromMs: moment, toMs: moment };
const ordered = <T extends { fromMs: number; toMs: number }>(value: T) => value.toMs > value.fromMs;
const late = { path: ['toMs'], message: 'must be after fromMs' };

export const scenarioEvent = z.discriminatedUnion('type', [
  /** `factor` times the usual calls in a span; the added ones are drawn from the whole traffic (or from one slice of it). */
  z
    .strictObject({
      type: z.literal('burst'),
      ...span,
      factor: z.number().min(1).max(50),
      slice: z.string().optional(),
    })
    .refine(ordered, late),
  /** A share of the requests to a provider come back as errors, never come back, or take `slowdown` times as long. */
  z
    .strictObject({
      type: z.literal('outage'),
      ...span,
      provider: catalogueId,
      mode: z.enum(['error', 'hang', 'slow']),
      share: share.default(1),
      slowdown: z.number().min(1).max(100).default(5),
    })
    .refine(ordered, late),
  /** All caches, the provider's prompt caches included, are empty at this moment. */
  z.strictObject({ type: z.literal('cold-cache'), atMs: moment }),
  /** Retrieval returns nothing for this share of queries. */
  z.strictObject({ type: z.literal('retrieval-empty'), ...span, share }).refine(ordered, late),
  /** Prices of a model from a moment on; those left out stay. */
  z.strictObject({
    type: z.literal('price-change'),
    fromMs: moment,
    model: catalogueId,
    prices: tokenPrices.partial(),
  }),
  /** Calls are this much harder or easier, cut to [0, 1]. */
  z
    .strictObject({ type: z.literal('difficulty-drift'), ...span, shift: z.number().min(-1).max(1) })
    .refine(ordered, late),
]);
export type ScenarioEvent = z.infer<typeof scenarioEvent>;

export const scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens'),
  title: z.string().min(1),
  /** What happens, for candidates after grading. */
  description: z.string().min(1),
  /** File with the traffic, beside the scenarios. */
  traffic: z.string().min(1),
  /** Calls that arrive before this fill caches and lines but are not measured. */
  warmUpMs: moment.default(0),
  events: z.array(scenarioEvent).max(20).default([]),
});
export type Scenario = z.infer<typeof scenario>;
export const scenarios = z.array(scenario).min(1).max(20);
