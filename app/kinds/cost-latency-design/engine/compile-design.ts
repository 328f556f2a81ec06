import type { Catalogue } from '../catalogue';
import type { Design, Stage } from '../design';
import type { Traffic } from '../traffic';
import { CODE, ENDING, ON_EMPTY, Op, type Program } from './ops';
import { lookUp, toLookup } from './sampler';
import { serviceKey, type Service, type ServiceList, type World } from './world';

/** Turns a design into steps that name their successors. The design must have no problems with this catalogue. */
export function compileDesign(design: Design, catalogue: Catalogue, traffic: Traffic, world: World): Program {
  const compiler = new Compiler(catalogue, traffic, world, readingOrder(design.stages));
  const end = compiler.add(new Op(CODE.end));
  const start = compiler.sequence(design.stages, end, end, true);
  return {
    ops: compiler.ops,
    start,
    end,
    stageIds: compiler.stageIds,
    caches: compiler.caches,
    deadlineMs: design.deadlineMs ?? Infinity,
    rules: design.handOff.rules.map((rule) => ({
      anyRisk: rule.risk.length === 0,
      risk: compiler.riskMask(rule.risk),
      below: rule.confidenceBelow >= 1 ? Infinity : rule.confidenceBelow,
    })),
    whenFailed: design.handOff.whenFailed,
    whenAbstained: design.handOff.whenAbstained,
    recallFactor: Float64Array.from(catalogue.embedders, (item) => item.recallFactor),
  };
}

const ENDINGS = {
  skip: ENDING.none,
  fail: ENDING.failed,
  abstain: ENDING.abstained,
  'hand-off': ENDING.handOff,
} as const;

/** Stages after which an answer may be another one. */
const DECIDING = new Set<Stage['type']>([
  'generate',
  'batch',
  'route-by-difficulty',
  'route-by-attribute',
  'parallel',
  'hand-off',
  'abstain',
]);

/** Ids of all stages, a stage before those inside it. */
function readingOrder(stages: readonly Stage[]): string[] {
  return stages.flatMap((stage) => {
    if (stage.type === 'parallel') return [stage.id, ...stage.branches.flatMap(readingOrder)];
    if (stage.type !== 'route-by-attribute' && stage.type !== 'route-by-difficulty') return [stage.id];
    return [
      stage.id,
      ...stage.branches.flatMap((branch) => readingOrder(branch.stages)),
      ...readingOrder(stage.otherwise.stages),
    ];
  });
}

class Compiler {
  readonly ops: Op[] = [];
  readonly caches: Program['caches'] = [];
  private readonly seen = new Map<number, number>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly traffic: Traffic,
    private readonly world: World,
    readonly stageIds: readonly string[],
  ) {}

  add(op: Op): number {
    this.ops.push(op);
    return this.ops.length - 1;
  }

  riskMask(risks: readonly string[]): Uint8Array {
    return Uint8Array.from(this.catalogue.riskClasses, ({ id }) => (risks.includes(id) ? 1 : 0));
  }

  /** Compiles stages so that the last goes to `next`; returns the first. `last`: nothing after them answers. */
  sequence(stages: readonly Stage[], next: number, exit: number, last: boolean): number {
    let following = next;
    let nothingAfter = last;
    for (let at = stages.length - 1; at >= 0; at -= 1) {
      const stage = stages[at] as Stage;
      following = this.stage(stage, this.stageIds.indexOf(stage.id), following, exit, nothingAfter);
      nothingAfter &&= !DECIDING.has(stage.type);
    }
    return following;
  }

  private base(code: number, stage: Stage, index: number, next: number, exit: number): Op {
    const op = new Op(code);
    op.stage = index;
    op.stageId = stage.id;
    const before = this.seen.get(code) ?? 0;
    this.seen.set(code, before + 1);
    op.ordinal = code * 64 + before;
    op.next = next;
    op.exit = exit;
    if ('timeoutMs' in stage) op.timeoutMs = stage.timeoutMs ?? Infinity;
    if ('retry' in stage && stage.retry) {
      op.retryLimit = stage.retry.limit ?? Infinity;
      op.backoffMs = stage.retry.backoffMs;
      op.factor = stage.retry.factor;
      op.budgetMs = stage.retry.budgetMs ?? Infinity;
    }
    if ('onError' in stage) op.onError = ENDINGS[stage.onError];
    return op;
  }

  private service(list: ServiceList, id: string): Service {
    const found = this.world.services.get(serviceKey(list, id));
    if (!found) throw new RangeError(`no ${list} "${id}" in the catalogue`);
    return found;
  }

  private item<List extends ServiceList>(list: List, id: string): Catalogue[List][number] {
    const items: readonly Catalogue[List][number][] = this.catalogue[list];
    const found = items.find((item) => item.id === id);
    if (!found) throw new RangeError(`no ${list} "${id}" in the catalogue`);
    return found;
  }

  private modelIndex(id: string): number {
    return this.catalogue.models.findIndex((item) => item.id === id);
  }

  private stage(stage: Stage, index: number, next: number, exit: number, last: boolean): number {
    const base = (code: number) => this.base(code, stage, index, next, exit);
    switch (stage.type) {
      case 'guard': {
        const op = base(CODE.guard);
        op.service = this.service('guards', stage.guard);
        op.onFlag = { block: ENDING.blocked, 'hand-off': ENDING.handOff, continue: ENDING.none }[stage.onFlag];
        op.detects = this.item('guards', stage.guard).detects.map(({ risk, recall, falseAlarm }) => ({
          risk: this.catalogue.riskClasses.findIndex(({ id }) => id === risk),
          recall,
          falseAlarm,
        }));
        return this.add(op);
      }
      case 'exact-cache': {
        const op = base(CODE.exactCache);
        op.cache = this.caches.push({ stageId: stage.id, semantic: false }) - 1;
        op.ttlMs = stage.ttlSeconds * 1_000;
        op.except = this.riskMask(stage.exceptRisk);
        return this.add(op);
      }
      case 'semantic-cache':
        return this.semanticCache(stage, base);
      case 'rewrite': {
        const op = base(CODE.rewrite);
        op.service = this.service('rewriters', stage.rewriter);
        op.recallGain = this.item('rewriters', stage.rewriter).recallGain;
        return this.add(op);
      }
      case 'embed': {
        const op = base(CODE.embed);
        op.service = this.service('embedders', stage.embedder);
        op.embedder = this.catalogue.embedders.findIndex(({ id }) => id === stage.embedder);
        return this.add(op);
      }
      case 'retrieve':
        return this.retrieve(stage, base(CODE.retrieve));
      case 'rerank': {
        const op = base(CODE.rerank);
        op.service = this.service('rerankers', stage.reranker);
        op.recallByKeep = toLookup(this.item('rerankers', stage.reranker).recallByKeep);
        op.k = stage.keep;
        return this.add(op);
      }
      case 'generate':
        return this.generate(stage, base(CODE.generate), last);
      case 'batch': {
        const op = base(CODE.batch);
        op.model = this.modelIndex(stage.model);
        op.maxTokens = stage.maxTokens;
        op.size = stage.size;
        op.maxWaitMs = stage.maxWaitMs;
        return this.add(op);
      }
      case 'route-by-difficulty': {
        const op = base(CODE.routeByDifficulty);
        op.service = this.service('classifiers', stage.classifier);
        op.error = this.item('classifiers', stage.classifier).difficultyError;
        op.limits = Float64Array.from(stage.branches, ({ below }) => below);
        op.branches = this.branches(
          [...stage.branches.map(({ stages }) => stages), stage.otherwise.stages],
          next,
          exit,
          last,
        );
        return this.add(op);
      }
      case 'route-by-attribute': {
        const op = base(CODE.routeByAttribute);
        op.branches = this.branches(
          [...stage.branches.map(({ stages }) => stages), stage.otherwise.stages],
          next,
          exit,
          last,
        );
        op.attribute = ['risk', 'slice', 'batch'].indexOf(stage.attribute);
        const names =
          [this.catalogue.riskClasses.map(({ id }) => id), this.traffic.sliceNames, ['no', 'yes']][op.attribute] ?? [];
        const branchOf = (name: string) => {
          const at = stage.branches.findIndex(({ values }) => values.includes(name));
          return at < 0 ? stage.branches.length : at;
        };
        op.branchOf = Int32Array.from([stage.branches.length, ...names.map(branchOf)]);
        return this.add(op);
      }
      case 'parallel': {
        const op = base(CODE.parallel);
        const join = base(CODE.join);
        join.first = stage.join === 'first';
        const at = this.add(join);
        op.branches = Int32Array.from(stage.branches, (stages) => this.sequence(stages, at, at, false));
        return this.add(op);
      }
      case 'hand-off':
        return this.add(base(CODE.handOff));
      case 'abstain':
        return this.add(base(CODE.abstain));
    }
  }

  private branches(lists: readonly (readonly Stage[])[], next: number, exit: number, last: boolean): Int32Array {
    return Int32Array.from(lists, (stages) => this.sequence(stages, next, exit, last));
  }

  private semanticCache(stage: Extract<Stage, { type: 'semantic-cache' }>, base: (code: number) => Op): number {
    const { same, other } = this.item('embedders', stage.embedder).similarity;
    const look = base(CODE.semanticLookup);
    look.cache = this.caches.push({ stageId: stage.id, semantic: true }) - 1;
    look.ttlMs = stage.ttlSeconds * 1_000;
    look.threshold = stage.threshold;
    look.except = this.riskMask(stage.exceptRisk);
    look.similarity = {
      sameMean: same.mean,
      sameSpread: same.spread,
      otherMean: other.mean,
      otherSpread: other.spread,
    };
    const op = base(CODE.semanticEmbed);
    op.service = this.service('embedders', stage.embedder);
    op.embedder = this.catalogue.embedders.findIndex(({ id }) => id === stage.embedder);
    op.except = look.except;
    op.onError = ENDING.none;
    op.next = this.add(look);
    return this.add(op);
  }

  private retrieve(stage: Extract<Stage, { type: 'retrieve' }>, op: Op): number {
    const item = this.item('retrievers', stage.retriever);
    op.service = this.service('retrievers', stage.retriever);
    op.k = stage.k;
    op.recall = lookUp(toLookup(item.recallByK), stage.k);
    op.emptyShare = item.emptyShare;
    op.tokensPerPassage = item.tokensPerPassage;
    op.needsEmbedding = item.needsEmbedding;
    const actions = {
      continue: ON_EMPTY.continue,
      'fallback-model': ON_EMPTY.fallbackModel,
      abstain: ON_EMPTY.abstain,
      'hand-off': ON_EMPTY.handOff,
    };
    op.onEmpty = actions[stage.onEmpty];
    if (stage.fallbackModel) op.fallbackModel = this.modelIndex(stage.fallbackModel);
    return this.add(op);
  }

  private generate(stage: Extract<Stage, { type: 'generate' }>, op: Op, last: boolean): number {
    op.model = this.modelIndex(stage.model);
    op.maxTokens = stage.maxTokens;
    op.streaming = stage.streaming;
    op.promptCaching = stage.promptCaching;
    op.onlyBelow = stage.onlyIfConfidenceBelow ?? 2;
    op.hedgeAfterMs = stage.hedgeAfterMs ?? Infinity;
    op.fallbacks = Int32Array.from(stage.fallbackModels, (id) => this.modelIndex(id));
    if (stage.degrade) {
      op.degradeQueueMs = stage.degrade.whenQueueMsAbove;
      op.degradeModel = this.modelIndex(stage.degrade.model);
      op.degradeTokens = stage.degrade.maxTokens;
    }
    op.last = last;
    return this.add(op);
  }
}
