import type { Catalogue } from '../catalogue';
import { eachStage, type Design, type Stage } from '../design';
import type { Traffic } from '../traffic';
import { compileStage } from './compile-stage';
import { CODE, ENDING, Op, type Program } from './ops';
import { serviceKey, type Service, type ServiceList, type World } from './world';

/** Turns a design into steps that name their successors. The design must have no problems with this catalogue. */
export function compileDesign(design: Design, catalogue: Catalogue, traffic: Traffic, world: World): Program {
  const compiler = new Compiler(
    catalogue,
    traffic,
    world,
    eachStage(design).map(({ id }) => id),
  );
  const end = compiler.add(new Op(CODE.end));
  const start = compiler.sequence(design.stages, { next: end, exit: end, last: true });
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
/** A generate stage for calls without any answer leaves those with one alone: every confidence is at least 0. */
const mayReplace = (stage: Stage): boolean =>
  DECIDING.has(stage.type) && !(stage.type === 'generate' && stage.onlyIfConfidenceBelow === 0);
const ENDINGS = {
  skip: ENDING.none,
  fail: ENDING.failed,
  abstain: ENDING.abstained,
  'hand-off': ENDING.handOff,
} as const;

/** Where a stage stands: the step after it, the step for calls that end in it, and whether nothing after it answers. */
export interface Place {
  next: number;
  exit: number;
  last: boolean;
}

/** Collects the steps of a design. Steps are linked from the back, so that each knows its successor. */
export class Compiler {
  readonly ops: Op[] = [];
  readonly caches: Program['caches'] = [];
  private readonly seen = new Map<number, number>();

  constructor(
    readonly catalogue: Catalogue,
    readonly traffic: Traffic,
    private readonly world: World,
    readonly stageIds: readonly string[],
  ) {}

  /** Adds a step and returns its number. */
  add(op: Op): number {
    this.ops.push(op);
    return this.ops.length - 1;
  }

  /** Compiles stages so that the last goes to `place.next`; returns the first step. */
  sequence(stages: readonly Stage[], place: Place): number {
    let { next, last } = place;
    for (const stage of [...stages].reverse()) {
      next = compileStage(this, stage, { next, exit: place.exit, last });
      last &&= !mayReplace(stage);
    }
    return next;
  }

  /** A step for a stage, with all that stages have in common. */
  step(code: number, stage: Stage, place: Place): Op {
    const op = new Op(code);
    op.stage = this.stageIds.indexOf(stage.id);
    op.stageId = stage.id;
    const ofThisType = this.seen.get(code) ?? 0;
    this.seen.set(code, ofThisType + 1);
    op.ordinal = code * 64 + ofThisType;
    op.next = place.next;
    op.exit = place.exit;
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

  /** The running service of a catalogue list, beside its entry. */
  service<List extends ServiceList>(
    list: List,
    id: string,
  ): { service: Service; item: Catalogue[List][number]; at: number } {
    const items: readonly Catalogue[List][number][] = this.catalogue[list];
    const at = items.findIndex((each) => each.id === id);
    const item = items[at];
    const service = this.world.services.get(serviceKey(list, id));
    if (!item || !service) throw new RangeError(`no ${list} "${id}" in the catalogue`);
    return { service, item, at };
  }

  model(id: string): number {
    return this.catalogue.models.findIndex((item) => item.id === id);
  }

  riskMask(risks: readonly string[]): Uint8Array {
    return Uint8Array.from(this.catalogue.riskClasses, ({ id }) => (risks.includes(id) ? 1 : 0));
  }
}
