/**
 * The catalogue: everything a design can call, with frozen, fictional prices and behaviour as of one date. Nothing here describes
 * a real vendor. Times are milliseconds, prices US dollars, shares and probabilities lie in [0, 1].
 */
import { z } from 'zod';

const share = z.number().min(0).max(1);
const usd = z.number().nonnegative();
export const catalogueId = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'use lower-case words joined by hyphens or dots');

/**
 * A distribution of durations. Lognormal by its median and 95th percentile (equal ones make it constant), or exponential by its
 * mean. A quantity "per token" uses the same form.
 */
export const duration = z.union([
  z
    .strictObject({ medianMs: z.number().nonnegative(), p95Ms: z.number().nonnegative() })
    .refine((value) => value.p95Ms >= value.medianMs, { path: ['p95Ms'], message: 'must not be below the median' })
    .refine((value) => value.medianMs > 0 || value.p95Ms === 0, {
      path: ['medianMs'],
      message: 'must be above 0 unless both are 0',
    }),
  z.strictObject({ exponentialMeanMs: z.number().positive() }),
]);
export type Duration = z.infer<typeof duration>;

/** Points of a curve, `x` rising; straight lines between them, level outside. */
const curve = z
  .array(z.strictObject({ x: z.number().nonnegative(), y: share }))
  .min(1)
  .max(20)
  .refine((points) => points.every((point, at) => at === 0 || point.x > (points[at - 1]?.x ?? 0)), 'x must rise');
export type Curve = z.infer<typeof curve>;

/** What every remote thing has: who runs it (outages hit a provider) and how it fails. */
const remote = {
  id: catalogueId,
  title: z.string().min(1),
  provider: catalogueId,
  /** Share of requests that come back as an error, after `errorAfterMs`. */
  errorShare: share.default(0),
  errorAfterMs: z.number().nonnegative().default(200),
  /** Share of requests that never come back; the caller's timeout is the only end (ten minutes without one). */
  hangShare: share.default(0),
  /** Requests served at the same time; more wait in line, first come first served. Absent: no limit. */
  concurrency: z.number().int().min(1).max(100_000).optional(),
};

/** A small remote service billed per request: guard, classifier, embedder and so on. */
const service = { ...remote, latency: duration, usdPerCall: usd };

/** US dollars per million tokens. */
export const tokenPrices = z.strictObject({
  input: usd,
  output: usd,
  /** A prompt prefix found in the provider's prompt cache. */
  cachedInput: usd,
  /** A prompt prefix written to the prompt cache (the first use within its life). */
  cacheWrite: usd,
  batchInput: usd,
  batchOutput: usd,
});
export type TokenPrices = z.infer<typeof tokenPrices>;

export const model = z.strictObject({
  ...remote,
  prices: tokenPrices,
  /** Time to the first token of a request without a prompt. */
  firstToken: duration,
  /** Added to the time to the first token for each prompt token that is not in the prompt cache. */
  msPerPromptToken: z.number().nonnegative(),
  /** Time of each output token; one draw per request. */
  perOutputToken: duration,
  /** Output tokens written, as a multiple of what the call needs. */
  verbosity: z.number().min(0.2).max(5).default(1),
  /** Requests above a limit wait; one that would wait longer than `maxQueueMs` is refused at once (and may be retried). */
  limits: z.strictObject({
    requestsPerMinute: z.number().positive().optional(),
    tokensPerMinute: z.number().positive().optional(),
    /** Seconds of the limit that may be used at once. */
    burstSeconds: z.number().min(0).max(60).default(1),
    maxQueueMs: z.number().nonnegative().default(60_000),
  }),
  promptCache: z.strictObject({ ttlSeconds: z.number().positive(), minTokens: z.number().int().nonnegative() }),
  /** From handing in a batch to its answers. Absent: the model has no batch interface. */
  batchTurnaround: duration.optional(),
  /** Probability of a right answer by difficulty (x in [0, 1]) when the facts are in the prompt. */
  quality: curve,
  /** The same without the facts, as a share of `quality`: right by luck or by memory. */
  memoryShare: share,
  /** Probability of saying "I do not know" when the facts are missing and the model would otherwise invent. */
  abstainShare: share,
  /** Share of quality lost per retrieved passage in the prompt. */
  distractionPerPassage: z.number().min(0).max(0.1).default(0),
  /** Confidence reported with an answer: normal around a mean that depends on the answer being right, cut to [0, 1]. */
  confidence: z.strictObject({ whenRight: share, whenWrong: share, spread: share }),
});
export type Model = z.infer<typeof model>;

/** Screens the request. `detects` says how often it sees a risk class, and how often it sees it where it is not. */
export const guard = z.strictObject({
  ...service,
  detects: z.array(z.strictObject({ risk: catalogueId, recall: share, falseAlarm: share })).min(1),
});
/** Estimates difficulty with a normal error of this standard deviation. */
export const classifier = z.strictObject({ ...service, difficultyError: z.number().min(0).max(1) });
/** `recallFactor` multiplies the recall of a retrieval with these vectors. */
export const embedder = z.strictObject({
  ...service,
  recallFactor: share.default(1),
  /** Similarity of two wordings of the same question, and of the nearest other question, as normal distributions. */
  similarity: z.strictObject({
    same: z.strictObject({ mean: share, spread: share }),
    other: z.strictObject({ mean: share, spread: share }),
  }),
});
/** Rewrites the query: this share of the passages that would have been missed is found. */
export const rewriter = z.strictObject({ ...service, recallGain: share });
export const retriever = z.strictObject({
  ...service,
  needsEmbedding: z.boolean(),
  /** Probability that the passage with the facts is among the first x. */
  recallByK: curve,
  emptyShare: share,
  tokensPerPassage: z.number().int().positive(),
});
/** Probability that the right passage, being among the candidates, is among the first x after reranking. */
export const reranker = z.strictObject({ ...service, recallByKeep: curve });
export const humanDesk = z.strictObject({
  usdPerHandOff: usd,
  handling: duration,
  agents: z.number().int().min(1).max(10_000),
  /** Who waits longer gives up: the call fails. */
  patienceMs: z.number().positive(),
  rightShare: share,
});

/** A class of calls by what is at stake. `declared`: it comes with the request; otherwise only a guard can see it. */
export const riskClass = z.strictObject({
  id: catalogueId,
  title: z.string().min(1),
  declared: z.boolean(),
  /** `refuse`: blocking or abstaining is right here, answering is wrong. */
  wanted: z.enum(['answer', 'refuse']),
});

export const catalogue = z
  .strictObject({
    schemaVersion: z.literal(1),
    /** Day the prices were frozen, ISO. */
    date: z.iso.date(),
    riskClasses: z.array(riskClass).min(1).max(20),
    models: z.array(model).min(1).max(20),
    guards: z.array(guard).max(10).default([]),
    classifiers: z.array(classifier).max(10).default([]),
    embedders: z.array(embedder).max(10).default([]),
    rewriters: z.array(rewriter).max(10).default([]),
    retrievers: z.array(retriever).max(10).default([]),
    rerankers: z.array(reranker).max(10).default([]),
    humanDesk: humanDesk.optional(),
  })
  .superRefine((value, context) => {
    const lists = [
      'riskClasses',
      'models',
      'guards',
      'classifiers',
      'embedders',
      'rewriters',
      'retrievers',
      'rerankers',
    ] as const;
    for (const list of lists) {
      value[list].forEach(({ id }, at) => {
        if (value[list].findIndex((other) => other.id === id) === at) return;
        context.addIssue({ code: 'custom', path: [list, at, 'id'], message: `"${id}" appears twice` });
      });
    }
    value.guards.forEach((item, at) =>
      item.detects.forEach(({ risk }, of) => {
        if (value.riskClasses.some(({ id }) => id === risk)) return;
        const path = ['guards', at, 'detects', of, 'risk'];
        context.addIssue({ code: 'custom', path, message: `there is no risk class "${risk}"` });
      }),
    );
  });
export type Catalogue = z.infer<typeof catalogue>;
