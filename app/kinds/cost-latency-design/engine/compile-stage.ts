import type { Stage, StageOf } from '../design';
import type { Compiler, Place } from './compile-design';
import { CODE, ENDING, ON_EMPTY, type Op } from './ops';
import { lookUp, toLookup } from './sampler';

/** Compiles one stage with everything inside it; returns its first step. */
export function compileStage(compiler: Compiler, stage: Stage, place: Place): number {
  switch (stage.type) {
    case 'guard':
      return compiler.add(guard(compiler, stage, place));
    case 'exact-cache':
      return compiler.add(exactCache(compiler, stage, place));
    case 'semantic-cache':
      return semanticCache(compiler, stage, place);
    case 'rewrite':
      return compiler.add(rewrite(compiler, stage, place));
    case 'embed':
      return compiler.add(embed(compiler, stage, place));
    case 'retrieve':
      return compiler.add(retrieve(compiler, stage, place));
    case 'rerank':
      return compiler.add(rerank(compiler, stage, place));
    case 'generate':
      return compiler.add(generate(compiler, stage, place));
    case 'batch':
      return compiler.add(batch(compiler, stage, place));
    case 'route-by-difficulty':
      return compiler.add(routeByDifficulty(compiler, stage, place));
    case 'route-by-attribute':
      return compiler.add(routeByAttribute(compiler, stage, place));
    case 'parallel':
      return compiler.add(parallel(compiler, stage, place));
    case 'hand-off':
      return compiler.add(compiler.step(CODE.handOff, stage, place));
    case 'abstain':
      return compiler.add(compiler.step(CODE.abstain, stage, place));
  }
}

function guard(compiler: Compiler, stage: StageOf<'guard'>, place: Place): Op {
  const op = compiler.step(CODE.guard, stage, place);
  const { service, item } = compiler.service('guards', stage.guard);
  op.service = service;
  op.onFlag = { block: ENDING.blocked, 'hand-off': ENDING.handOff, continue: ENDING.none }[stage.onFlag];
  op.detects = item.detects.map(({ risk, recall, falseAlarm }) => ({
    risk: compiler.catalogue.riskClasses.findIndex(({ id }) => id === risk),
    recall,
    falseAlarm,
  }));
  return op;
}

function exactCache(compiler: Compiler, stage: StageOf<'exact-cache'>, place: Place): Op {
  const op = compiler.step(CODE.exactCache, stage, place);
  op.cache = compiler.caches.push({ stageId: stage.id, semantic: false }) - 1;
  op.ttlMs = stage.ttlSeconds * 1_000;
  op.except = compiler.riskMask(stage.exceptRisk);
  return op;
}

/** Two steps: embedding the question, then looking. A question that could not be embedded is not looked up. */
function semanticCache(compiler: Compiler, stage: StageOf<'semantic-cache'>, place: Place): number {
  const { service, item, at } = compiler.service('embedders', stage.embedder);
  const { same, other } = item.similarity;
  const look = compiler.step(CODE.semanticLookup, stage, place);
  look.cache = compiler.caches.push({ stageId: stage.id, semantic: true }) - 1;
  look.ttlMs = stage.ttlSeconds * 1_000;
  look.threshold = stage.threshold;
  look.similarity = { sameMean: same.mean, sameSpread: same.spread, otherMean: other.mean, otherSpread: other.spread };
  const op = compiler.step(CODE.semanticEmbed, stage, { ...place, next: compiler.add(look) });
  op.service = service;
  op.embedder = at;
  op.except = compiler.riskMask(stage.exceptRisk);
  op.onError = ENDING.none;
  return compiler.add(op);
}

function rewrite(compiler: Compiler, stage: StageOf<'rewrite'>, place: Place): Op {
  const op = compiler.step(CODE.rewrite, stage, place);
  const { service, item } = compiler.service('rewriters', stage.rewriter);
  op.service = service;
  op.recallGain = item.recallGain;
  return op;
}

function embed(compiler: Compiler, stage: StageOf<'embed'>, place: Place): Op {
  const op = compiler.step(CODE.embed, stage, place);
  const { service, at } = compiler.service('embedders', stage.embedder);
  op.service = service;
  op.embedder = at;
  return op;
}

const EMPTY_ACTIONS = {
  continue: ON_EMPTY.continue,
  'fallback-model': ON_EMPTY.fallbackModel,
  abstain: ON_EMPTY.abstain,
  'hand-off': ON_EMPTY.handOff,
} as const;

function retrieve(compiler: Compiler, stage: StageOf<'retrieve'>, place: Place): Op {
  const op = compiler.step(CODE.retrieve, stage, place);
  const { service, item } = compiler.service('retrievers', stage.retriever);
  op.service = service;
  op.k = stage.k;
  op.recall = lookUp(toLookup(item.recallByK), stage.k);
  op.emptyShare = item.emptyShare;
  op.tokensPerPassage = item.tokensPerPassage;
  op.needsEmbedding = item.needsEmbedding;
  op.onEmpty = EMPTY_ACTIONS[stage.onEmpty];
  if (stage.fallbackModel) op.fallbackModel = compiler.model(stage.fallbackModel);
  return op;
}

function rerank(compiler: Compiler, stage: StageOf<'rerank'>, place: Place): Op {
  const op = compiler.step(CODE.rerank, stage, place);
  const { service, item } = compiler.service('rerankers', stage.reranker);
  op.service = service;
  op.recallByKeep = toLookup(item.recallByKeep);
  op.k = stage.keep;
  return op;
}

function generate(compiler: Compiler, stage: StageOf<'generate'>, place: Place): Op {
  const op = compiler.step(CODE.generate, stage, place);
  op.model = compiler.model(stage.model);
  op.maxTokens = stage.maxTokens;
  op.streaming = stage.streaming;
  op.promptCaching = stage.promptCaching;
  // A confidence is at most 1: below 2 is every answer.
  op.onlyBelow = stage.onlyIfConfidenceBelow ?? 2;
  op.hedgeAfterMs = stage.hedgeAfterMs ?? Infinity;
  op.fallbacks = Int32Array.from(stage.fallbackModels, (id) => compiler.model(id));
  if (stage.degrade) {
    op.degradeQueueMs = stage.degrade.whenQueueMsAbove;
    op.degradeModel = compiler.model(stage.degrade.model);
    op.degradeTokens = stage.degrade.maxTokens;
  }
  op.last = place.last;
  return op;
}

function batch(compiler: Compiler, stage: StageOf<'batch'>, place: Place): Op {
  const op = compiler.step(CODE.batch, stage, place);
  op.model = compiler.model(stage.model);
  op.maxTokens = stage.maxTokens;
  op.size = stage.size;
  op.maxWaitMs = stage.maxWaitMs;
  return op;
}

/** First steps of the branches of a route, the one for all other calls last. */
function branches(
  compiler: Compiler,
  stage: StageOf<'route-by-difficulty' | 'route-by-attribute'>,
  place: Place,
): Int32Array {
  const lists = [...stage.branches.map(({ stages }) => stages), stage.otherwise.stages];
  return Int32Array.from(lists, (stages) => compiler.sequence(stages, place));
}

function routeByDifficulty(compiler: Compiler, stage: StageOf<'route-by-difficulty'>, place: Place): Op {
  const op = compiler.step(CODE.routeByDifficulty, stage, place);
  const { service, item } = compiler.service('classifiers', stage.classifier);
  op.service = service;
  op.error = item.difficultyError;
  op.limits = Float64Array.from(stage.branches, ({ below }) => below);
  op.branches = branches(compiler, stage, place);
  return op;
}

function routeByAttribute(compiler: Compiler, stage: StageOf<'route-by-attribute'>, place: Place): Op {
  const op = compiler.step(CODE.routeByAttribute, stage, place);
  op.attribute = ['risk', 'slice', 'batch'].indexOf(stage.attribute);
  op.branches = branches(compiler, stage, place);
  const names = {
    risk: compiler.catalogue.riskClasses.map(({ id }) => id),
    slice: compiler.traffic.sliceNames,
    batch: ['no', 'yes'],
  }[stage.attribute];
  const otherwise = stage.branches.length;
  const branchOf = (name: string) => {
    const at = stage.branches.findIndex(({ values }) => values.includes(name));
    return at < 0 ? otherwise : at;
  };
  op.branchOf = Int32Array.from([otherwise, ...names.map(branchOf)]);
  return op;
}

function parallel(compiler: Compiler, stage: StageOf<'parallel'>, place: Place): Op {
  const join = compiler.step(CODE.join, stage, place);
  join.first = stage.join === 'first';
  const end = compiler.add(join);
  const op = compiler.step(CODE.parallel, stage, place);
  const inside = { next: end, exit: end, last: false };
  op.branches = Int32Array.from(stage.branches, (stages) => compiler.sequence(stages, inside));
  return op;
}
