/**
 * The design: the candidate's answer, a typed pipeline with its policies, as JSON (`design.json`). A call walks through the
 * stages in order; a cache hit, a refusal or a hand-off ends its walk, the last answer generated is the one it gets.
 */
import { z } from 'zod';
import { catalogueId } from './catalogue';

const stageId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens')
  .describe('Name of the stage, unique in the design');
const milliseconds = z.number().min(1).max(86_400_000);
const tokens = z.number().int().min(1).max(200_000);
const riskList = z.array(catalogueId).max(20);

export const retry = z
  .strictObject({
    limit: z.number().int().min(0).max(20).nullable().describe('Further attempts after the first; null is unbounded'),
    backoffMs: z.number().min(0).max(600_000).describe('Wait before the second attempt'),
    factor: z.number().min(1).max(10).default(2).describe('Each further wait is this many times longer'),
    budgetMs: milliseconds.optional().describe('No attempt starts later than this after the first'),
  })
  .describe('Repeat a failed or timed-out request');
export type Retry = z.infer<typeof retry>;

/** What every stage that calls out can say about waiting. */
const waiting = {
  id: stageId,
  timeoutMs: milliseconds.optional().describe('Give up a request after this time, waiting in line included'),
  retry: retry.optional(),
};
const onError = z
  .enum(['skip', 'fail', 'abstain', 'hand-off'])
  .default('fail')
  .describe('When all attempts failed: go on without, or end the call');

export const guardStage = z.strictObject({
  type: z.literal('guard'),
  ...waiting,
  guard: catalogueId,
  onFlag: z
    .enum(['block', 'hand-off', 'continue'])
    .describe('What happens to calls in which it sees a risk it looks for'),
  onError,
});
export const exactCacheStage = z.strictObject({
  type: z.literal('exact-cache'),
  id: stageId,
  ttlSeconds: z.number().positive().max(31_536_000),
  exceptRisk: riskList.default([]).describe('Risk classes that are neither served from nor written to this cache'),
});
export const semanticCacheStage = z.strictObject({
  type: z.literal('semantic-cache'),
  ...waiting,
  embedder: catalogueId,
  threshold: z.number().min(0).max(1).describe('Least similarity that counts as the same question'),
  ttlSeconds: z.number().positive().max(31_536_000),
  exceptRisk: riskList.default([]),
});
export const rewriteStage = z.strictObject({ type: z.literal('rewrite'), ...waiting, rewriter: catalogueId, onError });
export const embedStage = z.strictObject({ type: z.literal('embed'), ...waiting, embedder: catalogueId, onError });
export const retrieveStage = z.strictObject({
  type: z.literal('retrieve'),
  ...waiting,
  retriever: catalogueId,
  k: z.number().int().min(1).max(200),
  onEmpty: z
    .enum(['abstain', 'fallback-model', 'continue', 'hand-off'])
    .describe('When nothing is found: say so, let another model try, answer anyway, or hand over to a human'),
  fallbackModel: catalogueId.optional().describe('Answers instead of the model of the next generate stage'),
  onError,
});
export const rerankStage = z.strictObject({
  type: z.literal('rerank'),
  ...waiting,
  reranker: catalogueId,
  keep: z.number().int().min(1).max(200),
  onError,
});
export const generateStage = z.strictObject({
  type: z.literal('generate'),
  ...waiting,
  model: catalogueId,
  maxTokens: tokens,
  streaming: z
    .boolean()
    .default(true)
    .describe('Without it the caller sees nothing before the end, and a cut request is billed whole'),
  promptCaching: z.boolean().default(false),
  onlyIfConfidenceBelow: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Run only when there is no answer yet or its confidence is below this'),
  hedgeAfterMs: milliseconds
    .optional()
    .describe('Send the request a second time when it is not done by then; both are billed'),
  fallbackModels: z
    .array(catalogueId)
    .max(3)
    .default([])
    .describe('Tried in turn, one attempt each, when all attempts failed'),
  degrade: z
    .strictObject({ whenQueueMsAbove: z.number().min(0).max(600_000), model: catalogueId, maxTokens: tokens })
    .optional()
    .describe('Use this model instead while the line for the first is longer than that'),
  onError,
});
export const batchStage = z.strictObject({
  type: z.literal('batch'),
  id: stageId,
  model: catalogueId,
  maxTokens: tokens,
  size: z.number().int().min(1).max(100_000).describe('Hand in when this many calls are waiting'),
  maxWaitMs: milliseconds.describe('or when the first has waited this long'),
});
export const handOffStage = z.strictObject({ type: z.literal('hand-off'), id: stageId });
export const abstainStage = z.strictObject({ type: z.literal('abstain'), id: stageId });

export const difficultyRouteStage = z.strictObject({
  type: z.literal('route-by-difficulty'),
  ...waiting,
  classifier: catalogueId,
  branches: z
    .array(
      z.strictObject({
        below: z.number().min(0).max(1).describe('Calls whose estimated difficulty is below this'),
        get stages() {
          return z.array(stage);
        },
      }),
    )
    .min(1)
    .max(6),
  otherwise: z.strictObject({
    get stages() {
      return z.array(stage);
    },
  }),
});
export const attributeRouteStage = z.strictObject({
  type: z.literal('route-by-attribute'),
  id: stageId,
  attribute: z.enum(['risk', 'slice', 'batch']).describe('Risk as far as it is declared or a guard has seen it'),
  branches: z
    .array(
      z.strictObject({
        values: z.array(z.string().min(1).max(60)).min(1).max(20).describe('For batch: "yes"'),
        get stages() {
          return z.array(stage);
        },
      }),
    )
    .min(1)
    .max(6),
  otherwise: z.strictObject({
    get stages() {
      return z.array(stage);
    },
  }),
});
export const parallelStage = z.strictObject({
  type: z.literal('parallel'),
  id: stageId,
  join: z
    .enum(['all', 'first'])
    .describe('all: go on when every branch is done, with the surest answer; first: with the first that answers'),
  get branches() {
    return z.array(z.array(stage)).min(2).max(4);
  },
});

export const stage = z.discriminatedUnion('type', [
  guardStage,
  exactCacheStage,
  semanticCacheStage,
  rewriteStage,
  embedStage,
  retrieveStage,
  rerankStage,
  difficultyRouteStage,
  attributeRouteStage,
  generateStage,
  batchStage,
  parallelStage,
  handOffStage,
  abstainStage,
]);
export type Stage = z.infer<typeof stage>;
export type StageType = Stage['type'];
export type StageOf<Type extends StageType> = Extract<Stage, { type: Type }>;

export const design = z.strictObject({
  schemaVersion: z.literal(1),
  stages: z.array(stage).max(30),
  deadlineMs: milliseconds.optional().describe('No retry and no fallback starts later than this after arrival'),
  handOff: z
    .strictObject({
      rules: z
        .array(
          z.strictObject({
            risk: riskList.describe('Risk classes the rule is for; none means all'),
            confidenceBelow: z
              .number()
              .min(0)
              .max(1)
              .describe('Answers less sure than this go to a human; 1 means all'),
          }),
        )
        .max(20)
        .default([]),
      whenFailed: z.boolean().default(false),
      whenAbstained: z.boolean().default(false),
    })
    .default({ rules: [], whenFailed: false, whenAbstained: false }),
});
export type Design = z.infer<typeof design>;
/** A design as written, defaults left out. */
export type DesignInput = z.input<typeof design>;

/** All stages of a design in reading order, a stage before those inside it. */
export function eachStage(from: Design): Stage[] {
  const all = (stages: readonly Stage[]): Stage[] =>
    stages.flatMap((each) => {
      if (each.type === 'parallel') return [each, ...each.branches.flatMap(all)];
      if (each.type !== 'route-by-attribute' && each.type !== 'route-by-difficulty') return [each];
      return [each, ...each.branches.flatMap((branch) => all(branch.stages)), ...all(each.otherwise.stages)];
    });
  return all(from.stages);
}
