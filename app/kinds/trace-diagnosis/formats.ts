/**
 * The data files of a trace-diagnosis exercise folder. `public/agent.json` is an `agentConfig`; `public/trace.json` and
 * `public/healthy.json` are OTLP/JSON as the world recorded them.
 */
import { z } from 'zod';
import { ACTORS } from './actors';
import { patchOperation } from './kind';

const text = z.string().min(10).max(1_000);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const spanIds = z.array(z.string().min(1)).min(1);
/** Part of the full credit, for a defensible answer that is not the best one. */
const share = z.number().gt(0).lt(1);

/** A run of the world: `WorldCase` of the engine. */
export const worldCase = z.strictObject({
  id: z.string().min(1).max(80),
  seed: z.number().int().nonnegative(),
  params: z.record(z.string(), z.json()),
});

/** `world/cases.json`: the recorded run and the healthy one that is shown beside it. */
export const publicCases = z.strictObject({ broken: worldCase, healthy: worldCase });
export type PublicCases = z.infer<typeof publicCases>;

/** Which spans of a hidden trace carry the fault: any of these, each described by what must hold. */
export const spanSelector = z
  .strictObject({
    kind: z.string().optional(),
    name: z.string().optional(),
    tool: z.string().optional(),
    agent: z.string().optional(),
    status: z.enum(['ok', 'error', 'unset']).optional(),
    /** A passage of the span's text. */
    contains: z.string().optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'selects every span');
export type SpanSelector = z.infer<typeof spanSelector>;

/** A hidden run the candidate's detector reads. */
export const detectorCase = z.strictObject({
  run: worldCase,
  /**
   * `same-fault`: the fault of this exercise in other clothes. `other-fault`: broken by something else. `near-miss`: looks like
   * the fault and is none. `healthy`: nothing of the sort. Only `same-fault` is to be flagged.
   */
  class: z.enum(['same-fault', 'other-fault', 'near-miss', 'healthy']),
  /** What this run shows, for the result page: "The payment is repeated after a timeout". Cases of a sort share it. */
  sort: z.string().min(5).max(160),
  /** Changes of `public/agent.json` under which this run was made, such as another retry policy. Locks do not apply. */
  config: z.array(patchOperation).default([]),
  /** Spans that show the fault, for runs to be flagged: a good detector names one. */
  spans: z.array(spanSelector).default([]),
});
export type DetectorCase = z.infer<typeof detectorCase>;

/** `grading/cases.json`: all runs that candidates never see. */
export const hiddenCases = z.strictObject({
  /** Healthy runs that a fix must not harm. */
  siblings: z.array(worldCase).min(6).max(24),
  /** The same fault in other clothes, to be replayed with the fix. */
  failing: z.array(worldCase).min(4).max(24),
  detector: z.array(detectorCase).min(30).max(80),
});
export type HiddenCases = z.infer<typeof hiddenCases>;

/** `grading/diagnosis.json`: the truth about `public/trace.json`, adjudicated. */
export const diagnosisKey = z.strictObject({
  rootCause: z.strictObject({
    spanId: z.string().min(1),
    actor: z.enum(ACTORS),
    /** Id of the taxonomy in exercise.json. */
    category: z.string().min(1),
    title: z.string().min(5).max(160),
    /** Shown to the candidate after grading. */
    explanation: text,
  }),
  /** Other spans one can defend as the root cause. */
  alternatives: z.array(z.strictObject({ spanId: z.string().min(1), share, why: text })),
  actorAlternatives: z.array(z.strictObject({ id: z.enum(ACTORS), share, why: text })),
  categoryAlternatives: z.array(z.strictObject({ id: z.string().min(1), share, why: text })),
  /** What a complete case rests on. An item is found by a pin on any of its spans. */
  evidence: z
    .array(
      z.strictObject({
        id,
        title: z.string().min(5).max(160),
        spanIds,
        /** A quote must hold one of these passages; absent: any verbatim quote of the span. */
        quotes: z.array(z.string().min(2).max(400)).min(1).optional(),
        weight: z.number().positive(),
      }),
    )
    .min(3)
    .max(12),
  /** Loud or odd things that did not cause it. A symptom may be listed here and as evidence: pinning it is then no mistake. */
  herrings: z
    .array(
      z.strictObject({
        id,
        title: z.string().min(5).max(160),
        spanIds,
        /** What somebody who fell for it would have answered. */
        category: z.string().optional(),
        actor: z.enum(ACTORS).optional(),
        /** Spans any of which shows that it was not the cause. */
        ruledOutBy: spanIds,
        why: text,
      }),
    )
    .min(2)
    .max(12),
  /** Spans that may be pinned without harm: true context that proves nothing by itself. */
  neutral: z.array(z.string().min(1)).default([]),
});
export type DiagnosisKey = z.infer<typeof diagnosisKey>;
