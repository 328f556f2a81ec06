import type { Catalogue } from './catalogue';
import type { Design, Stage } from './design';
import { HUMAN_DESK } from './engine/world';

/** A mistake in a design: where it is (`stages/2/branches/0/stages/1/model`) and what is wrong, in plain words. */
export interface DesignProblem {
  path: string;
  message: string;
}

const MAX_STAGES = 40;
const MAX_DEPTH = 4;
/** A parallel branch works for one call at a time and ends in its join; these stages end the call or wait for others. */
const NOT_IN_PARALLEL = new Set<Stage['type']>([
  'exact-cache',
  'semantic-cache',
  'batch',
  'hand-off',
  'abstain',
  'parallel',
  'route-by-attribute',
  'route-by-difficulty',
]);

interface Place {
  path: string;
  depth: number;
  parallel: boolean;
  /** An embedding of the query exists at this point on every way to it. */
  embedded: boolean;
}

/**
 * Everything that keeps a well-formed design from running against a catalogue: names it does not know, names used twice, stages
 * that need another before them, stages where they cannot be. Empty for a design that `simulate` accepts. `slices` are the slice
 * names of the traffic; routes by slice are checked against them when given.
 */
export function findDesignProblems(design: Design, catalogue: Catalogue, slices?: readonly string[]): DesignProblem[] {
  const search = new ProblemSearch(catalogue, slices);
  search.stages(design.stages, { path: 'stages', depth: 0, parallel: false, embedded: false });
  if (search.ids.size > MAX_STAGES) search.add('stages', `A design has at most ${MAX_STAGES} stages.`);
  design.handOff.rules.forEach((rule, at) => search.risks(rule.risk, `handOff/rules/${at}/risk`));
  const hands = design.handOff;
  if (hands.rules.length > 0 || hands.whenFailed || hands.whenAbstained) search.desk('handOff');
  return search.problems;
}

class ProblemSearch {
  readonly problems: DesignProblem[] = [];
  readonly ids = new Set<string>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly slices: readonly string[] | undefined,
  ) {}

  add(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  /** Checks stages in order; returns whether the query is embedded after them. */
  stages(stages: readonly Stage[], place: Place): boolean {
    if (place.depth > MAX_DEPTH) {
      this.add(place.path, `Stages may be nested ${MAX_DEPTH} deep.`);
      return place.embedded;
    }
    let embedded = place.embedded;
    stages.forEach((stage, at) => {
      embedded = this.stage(stage, { ...place, path: `${place.path}/${at}`, embedded });
    });
    return embedded;
  }

  risks(risks: readonly string[], path: string): void {
    risks.forEach((risk, at) => this.known('riskClasses', risk, `${path}/${at}`, 'risk class'));
  }

  desk(path: string): void {
    if (!this.catalogue.humanDesk) this.add(path, 'There is no human desk in this catalogue.');
  }

  private known(
    list: Exclude<keyof Catalogue, 'schemaVersion' | 'date' | 'humanDesk'>,
    id: string,
    path: string,
    noun: string,
  ): void {
    const items: readonly { id: string }[] = this.catalogue[list];
    if (items.some((item) => item.id === id)) return;
    const names = items.map((item) => item.id).join(', ') || 'none';
    this.add(path, `There is no ${noun} "${id}". Known: ${names}.`);
  }

  private stage(stage: Stage, place: Place): boolean {
    const { path } = place;
    if (this.ids.has(stage.id)) this.add(`${path}/id`, `Another stage is called "${stage.id}" too.`);
    this.ids.add(stage.id);
    if (stage.id === HUMAN_DESK) this.add(`${path}/id`, `"${HUMAN_DESK}" is the name of the desk itself.`);
    if (place.parallel && NOT_IN_PARALLEL.has(stage.type)) {
      this.add(path, `A ${stage.type} stage cannot be in a parallel branch.`);
    }
    if ('onError' in stage && stage.onError === 'hand-off') this.desk(`${path}/onError`);
    switch (stage.type) {
      case 'guard':
        this.known('guards', stage.guard, `${path}/guard`, 'guard');
        if (stage.onFlag === 'hand-off') this.desk(`${path}/onFlag`);
        return place.embedded;
      case 'exact-cache':
        this.risks(stage.exceptRisk, `${path}/exceptRisk`);
        return place.embedded;
      case 'semantic-cache':
        this.known('embedders', stage.embedder, `${path}/embedder`, 'embedder');
        this.risks(stage.exceptRisk, `${path}/exceptRisk`);
        return true;
      case 'rewrite':
        this.known('rewriters', stage.rewriter, `${path}/rewriter`, 'rewriter');
        return false;
      case 'embed':
        this.known('embedders', stage.embedder, `${path}/embedder`, 'embedder');
        return true;
      case 'retrieve':
        return this.retrieve(stage, place);
      case 'rerank':
        this.known('rerankers', stage.reranker, `${path}/reranker`, 'reranker');
        return place.embedded;
      case 'generate':
        this.known('models', stage.model, `${path}/model`, 'model');
        stage.fallbackModels.forEach((id, at) => this.known('models', id, `${path}/fallbackModels/${at}`, 'model'));
        if (stage.degrade) this.known('models', stage.degrade.model, `${path}/degrade/model`, 'model');
        return place.embedded;
      case 'batch':
        this.known('models', stage.model, `${path}/model`, 'model');
        if (this.catalogue.models.some(({ id, batchTurnaround }) => id === stage.model && !batchTurnaround)) {
          this.add(`${path}/model`, `${stage.model} has no batch interface.`);
        }
        return place.embedded;
      case 'route-by-difficulty':
        this.known('classifiers', stage.classifier, `${path}/classifier`, 'classifier');
        stage.branches.forEach(({ below }, at) => {
          if (at > 0 && below <= (stage.branches[at - 1]?.below ?? 0)) {
            this.add(`${path}/branches/${at}/below`, 'Limits must rise from branch to branch.');
          }
        });
        return this.routes(stage, place);
      case 'route-by-attribute':
        stage.branches.forEach(({ values }, at) =>
          this.values(stage.attribute, values, `${path}/branches/${at}/values`),
        );
        return this.routes(stage, place);
      case 'parallel':
        return this.parallel(stage, place);
      case 'hand-off':
        this.desk(path);
        return place.embedded;
      case 'abstain':
        return place.embedded;
    }
  }

  private retrieve(stage: Extract<Stage, { type: 'retrieve' }>, { path, embedded }: Place): boolean {
    this.known('retrievers', stage.retriever, `${path}/retriever`, 'retriever');
    if (stage.onEmpty === 'hand-off') this.desk(`${path}/onEmpty`);
    if (stage.fallbackModel) this.known('models', stage.fallbackModel, `${path}/fallbackModel`, 'model');
    if (stage.onEmpty === 'fallback-model' && !stage.fallbackModel) {
      this.add(`${path}/fallbackModel`, 'Name the model that answers when nothing is found.');
    }
    const needs = this.catalogue.retrievers.some((item) => item.id === stage.retriever && item.needsEmbedding);
    if (needs && !embedded) {
      this.add(
        path,
        `${stage.retriever} searches by vectors: put an embed stage before it (after a rewrite, embed again).`,
      );
    }
    return embedded;
  }

  private values(attribute: 'risk' | 'slice' | 'batch', values: readonly string[], path: string): void {
    if (attribute === 'risk') return this.risks(values, path);
    const allowed = attribute === 'batch' ? ['yes', 'no'] : this.slices;
    values.forEach((value, at) => {
      if (!allowed || allowed.includes(value)) return;
      this.add(`${path}/${at}`, `There is no ${attribute} "${value}". Known: ${allowed.join(', ')}.`);
    });
  }

  private routes(stage: Extract<Stage, { type: 'route-by-difficulty' | 'route-by-attribute' }>, place: Place): boolean {
    const depth = place.depth + 1;
    const after = stage.branches.map((branch, at) =>
      this.stages(branch.stages, { ...place, depth, path: `${place.path}/branches/${at}/stages` }),
    );
    const otherwise = this.stages(stage.otherwise.stages, { ...place, depth, path: `${place.path}/otherwise/stages` });
    return otherwise && after.every(Boolean);
  }

  private parallel(stage: Extract<Stage, { type: 'parallel' }>, place: Place): boolean {
    const after = stage.branches.map((branch, at) =>
      this.stages(branch, {
        path: `${place.path}/branches/${at}`,
        depth: place.depth + 1,
        parallel: true,
        embedded: place.embedded,
      }),
    );
    return after.some(Boolean);
  }
}
