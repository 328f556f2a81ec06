/** What exercise.json says about an exercise of this kind, what an answer holds beside its files, and what the workspace receives. */
import { z } from 'zod';
import { catalogue, catalogueId } from './catalogue';
import { scenario, scenarioEvent } from './scenario';
import { slo, target } from './targets';

const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');

/** An incident that the workspace can add to the public traffic. */
export const incident = z.strictObject({
  id: slug,
  title: z.string().min(1),
  description: z.string().min(1),
  events: z.array(scenarioEvent).min(1).max(10),
});
export type Incident = z.infer<typeof incident>;

/** The least quality that calls of one risk class must get, in every usual scenario. Human answers count by what they are. */
export const qualityFloor = z.strictObject({
  risk: catalogueId,
  rightAtLeast: share,
  wrongAtMost: share,
  /** A sound design can see these calls and has a way to a human for them. */
  highRisk: z.boolean().default(false),
});
export type QualityFloor = z.infer<typeof qualityFloor>;

const uniqueIds = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id)).size === items.length;
const targets = z.array(target).min(1).max(30).refine(uniqueIds, 'every target needs an id of its own');

/** `content` of a cost-latency-design exercise: everything here may be shown to candidates. */
export const costLatencyContent = z.strictObject({
  /** What one call is called, for example "question". */
  callNoun: z.strictObject({ one: z.string().min(1).max(30), many: z.string().min(1).max(30) }),
  /** The latency objective that breach minutes are counted by. */
  slo,
  /** Limits that hold in every usual scenario. */
  targets,
  /** Limits that hold in every scenario, incidents included: how badly a bad day may go. */
  worstCase: targets,
  floors: z.array(qualityFloor).min(1).max(20),
  /** Scales cost per call to cost per month. */
  callsPerMonth: z.number().positive(),
  incidents: z.array(incident).max(12).refine(uniqueIds, 'every incident needs an id of its own').default([]),
  /** Points of each check; their sum is the scale of the checks. 0 leaves a check out. */
  points: z.strictObject({
    targets: points,
    floors: points,
    emptyRetrieval: points,
    frontier: points,
    robustness: points,
    hygiene: points,
    memoFigures: points,
    change: points,
  }),
  /** A second part: the catalogue changes (public/catalogue-changed.json) and the design is asked for again. */
  change: z.strictObject({ title: z.string().min(1), description: z.string().min(1), targets }).optional(),
  /** Public documents beside the brief, in reading order: paths in public/. */
  documents: z.array(z.strictObject({ path: z.string().min(1), title: z.string().min(1) })),
  /** Words asked of the memo, as advice. */
  memoWords: z.strictObject({ min: z.number().int().nonnegative(), max: z.number().int().positive() }),
});
export type CostLatencyContent = z.infer<typeof costLatencyContent>;

/** Length of a design's text: of design.json, and of each design kept in the fields. */
export const MAX_DESIGN_BYTES = 24_000;

/** A design the candidate tried and kept, with what it came to on public traffic. */
export const triedDesign = z.strictObject({
  name: z.string().min(1).max(60),
  /** Text of design.json, so that a design that does not parse can be kept too. */
  design: z.string().max(MAX_DESIGN_BYTES),
  summary: z
    .strictObject({
      latencyP95Ms: z.number().nonnegative(),
      costPerCallUsd: z.number().nonnegative(),
      rightShare: share,
      wrongShare: share,
      handOffShare: share,
    })
    .nullable(),
});
export type TriedDesign = z.infer<typeof triedDesign>;

export const MAX_TRIED = 20;
/** Below what the platform accepts for the fields of an answer, as JSON. */
const MAX_TRIED_BYTES = 200_000;

/** Whether kept designs may be saved together: the workspace asks before it keeps another one. */
export function fitsTried(tried: readonly TriedDesign[]): boolean {
  if (tried.length > MAX_TRIED) return false;
  return new TextEncoder().encode(JSON.stringify(tried)).length <= MAX_TRIED_BYTES;
}

/** The design itself is a file (design.json), so that a draft with broken JSON can be saved. */
export const costLatencyFields = z.strictObject({
  tried: z.array(triedDesign).max(MAX_TRIED).refine(fitsTried, 'too many long designs are kept; remove some'),
});
export type CostLatencyFields = z.infer<typeof costLatencyFields>;

/** What the workspace receives. */
export const costLatencyPublicView = z.strictObject({
  catalogue,
  /** Present when the exercise has a second part. */
  changedCatalogue: catalogue.optional(),
  /** Scenarios that the workspace simulates; the first is shown at once. */
  scenarios: z.array(scenario).min(1),
  /** Traffic files of those scenarios as text, by path: `readTraffic` and `toTraffic` turn them into columns. */
  traffic: z.record(z.string(), z.string()),
  documents: z.array(z.strictObject({ path: z.string(), title: z.string(), text: z.string() })),
  starterDesign: z.string(),
});
export type CostLatencyPublicView = z.infer<typeof costLatencyPublicView>;
