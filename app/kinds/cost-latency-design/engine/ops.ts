import type { Lookup } from './sampler';
import type { Service } from './world';

/** Kinds of steps a call takes. A semantic cache is two: embedding the question, then looking. */
export const CODE = {
  guard: 0,
  exactCache: 1,
  semanticEmbed: 2,
  semanticLookup: 3,
  rewrite: 4,
  embed: 5,
  retrieve: 6,
  rerank: 7,
  routeByDifficulty: 8,
  routeByAttribute: 9,
  generate: 10,
  batch: 11,
  parallel: 12,
  join: 13,
  handOff: 14,
  abstain: 15,
  end: 16,
} as const;

export const ENDING = { none: 0, failed: 1, abstained: 2, handOff: 3, blocked: 4 } as const;
export const ON_EMPTY = { continue: 0, fallbackModel: 1, abstain: 2, handOff: 3 } as const;

/** One step. All have the same fields in the same order, so that the loop stays fast; most use few of them. */
export class Op {
  /** Index of the stage's sums; -1 for steps that are no stage. */
  stage = -1;
  stageId = '';
  /** Part of the names of its draws: the type and how many of that type come after it. */
  ordinal = 0;
  next = 0;
  /** Where a call goes that ends here: the end of the pipeline, or of its parallel branch. */
  exit = 0;
  timeoutMs = Infinity;
  retryLimit = 0;
  backoffMs = 0;
  factor = 1;
  budgetMs = Infinity;
  /** An ENDING; `none` goes on. */
  onError = 0;
  service: Service | null = null;
  /** Guards: what ending a flagged call has, and by risk class the chance to be seen as it. */
  onFlag = 0;
  detects: { risk: number; recall: number; falseAlarm: number }[] = [];
  cache = -1;
  ttlMs = 0;
  threshold = 0;
  except: Uint8Array = new Uint8Array(0);
  embedder = -1;
  similarity = { sameMean: 0, sameSpread: 0, otherMean: 0, otherSpread: 0 };
  recallGain = 0;
  k = 0;
  recall = 0;
  emptyShare = 0;
  tokensPerPassage = 0;
  needsEmbedding = false;
  onEmpty = 0;
  fallbackModel = -1;
  recallByKeep: Lookup | null = null;
  error = 0;
  limits: Float64Array = new Float64Array(0);
  branches: Int32Array = new Int32Array(0);
  attribute = 0;
  /** Branch by attribute value + 1 (index 0: unknown). */
  branchOf: Int32Array = new Int32Array(0);
  model = -1;
  maxTokens = 0;
  streaming = true;
  promptCaching = false;
  onlyBelow = 2;
  hedgeAfterMs = Infinity;
  fallbacks: Int32Array = new Int32Array(0);
  degradeQueueMs = Infinity;
  degradeModel = -1;
  degradeTokens = 0;
  /** No step after this one can replace its answer, so its first token may be shown. */
  last = false;
  size = 0;
  maxWaitMs = 0;
  first = false;

  constructor(readonly code: number) {}
}

export interface Program {
  ops: Op[];
  start: number;
  end: number;
  stageIds: readonly string[];
  caches: { stageId: string; semantic: boolean }[];
  deadlineMs: number;
  rules: { anyRisk: boolean; risk: Uint8Array; below: number }[];
  whenFailed: boolean;
  whenAbstained: boolean;
  /** Factor on recall by embedder. */
  recallFactor: Float64Array;
}
