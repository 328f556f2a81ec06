import type { Catalogue } from '../catalogue';
import type { QualityFloor } from '../content';
import type { Design, Retry, Stage, StageOf } from '../design';
import type { HYGIENE_RULES } from '../evidence';
import { walkStages } from './walk-stages';

/** What one rule found: the places it speaks of, and what is wrong at those that break it. */
export interface RuleFinding {
  id: (typeof HYGIENE_RULES)[number];
  title: string;
  places: number;
  findings: { place: string; message: string }[];
}

interface Case {
  design: Design;
  catalogue: Catalogue;
  floors: readonly QualityFloor[];
}

/** The rules of a sound design, each with its places. A rule without places says nothing. */
export function applyHygieneRules(given: Case): RuleFinding[] {
  return [timeouts(given), boundedRetries(given), fallbacks(given), highRisk(given)];
}

/** A batch waits by nature; every other stage that calls out must stop waiting at some time. */
function timeouts({ design }: Case): RuleFinding {
  const calling = [...walkStages(design.stages)].filter((stage) => CALLS_OUT.has(stage.type));
  return {
    id: 'timeouts',
    title: 'A timeout on every request',
    places: calling.length,
    findings: calling
      .filter((stage) => !('timeoutMs' in stage) || stage.timeoutMs === undefined)
      .map(({ id }) => ({ place: id, message: 'has no timeout: a request that hangs holds the call for ten minutes' })),
  };
}

const CALLS_OUT = new Set<Stage['type']>([
  'guard',
  'semantic-cache',
  'rewrite',
  'embed',
  'retrieve',
  'rerank',
  'route-by-difficulty',
  'generate',
]);

function boundedRetries({ design }: Case): RuleFinding {
  const retrying = [...walkStages(design.stages)].flatMap((stage) =>
    'retry' in stage && stage.retry && stage.retry.limit !== 0 ? [{ id: stage.id, retry: stage.retry }] : [],
  );
  return {
    id: 'bounded-retries',
    title: 'Retries end, and wait between attempts',
    places: retrying.length,
    findings: retrying.flatMap(({ id, retry }) => {
      const message = retryProblem(retry, design.deadlineMs);
      return message ? [{ place: id, message }] : [];
    }),
  };
}

function retryProblem({ limit, budgetMs, backoffMs }: Retry, deadlineMs: number | undefined): string | null {
  if (limit === null && budgetMs === undefined && deadlineMs === undefined) {
    return 'retries without a limit, a budget or a deadline: an outage becomes a storm of requests';
  }
  if ((limit === null || limit > 1) && backoffMs === 0) return 'retries at once, again and again: give it a backoff';
  return null;
}

/** Where a provider fails, the call needs another way: another provider's model, or an ending that somebody chose. */
function fallbacks({ design, catalogue }: Case): RuleFinding {
  const stages = [...walkStages(design.stages)];
  const places = stages.filter((stage) => stage.type === 'generate' || 'onError' in stage);
  return {
    id: 'fallbacks',
    title: 'Another way when a provider fails',
    places: places.length,
    findings: places.flatMap((stage) => {
      const message =
        stage.type === 'generate' ? generateProblem(stage, stages, catalogue) : serviceProblem(stage, design);
      return message ? [{ place: stage.id, message }] : [];
    }),
  };
}

function generateProblem(stage: StageOf<'generate'>, stages: readonly Stage[], catalogue: Catalogue): string | null {
  const providerOf = (id: string) => catalogue.models.find((model) => model.id === id)?.provider;
  const own = providerOf(stage.model);
  if (stage.fallbackModels.some((id) => providerOf(id) !== own)) return null;
  if (stage.onError === 'hand-off' || stage.onError === 'abstain') return null;
  const later = stages.slice(stages.indexOf(stage) + 1).filter((each) => each.type === 'generate');
  if (stage.onError === 'skip' && later.some((each) => providerOf(each.model) !== own)) return null;
  // Asked only to improve on an answer that stands without it.
  if (stage.onlyIfConfidenceBelow !== undefined && stages.indexOf(stage) > 0 && stage.onError === 'skip') return null;
  return stage.fallbackModels.length > 0
    ? `its fallback has the same provider as ${stage.model}: one outage takes both`
    : `has no way out when ${own ?? 'its provider'} fails`;
}

function serviceProblem(stage: Stage, { handOff }: Design): string | null {
  if (!('onError' in stage) || stage.onError !== 'fail' || handOff.whenFailed) return null;
  return 'fails the whole call when its service fails';
}

/** High-risk calls must be recognisable, and their unsure answers must have somewhere to go. */
function highRisk({ design, catalogue, floors }: Case): RuleFinding {
  const stages = [...walkStages(design.stages)];
  const guards = stages.filter((stage) => stage.type === 'guard');
  const risks = floors.filter((floor) => floor.highRisk).map((floor) => floor.risk);
  return {
    id: 'high-risk',
    title: 'High-risk calls are seen and can reach a human',
    places: risks.length,
    findings: risks.flatMap((risk) => {
      const declared = catalogue.riskClasses.some(({ id, declared: isDeclared }) => id === risk && isDeclared);
      const seeing = guards.filter((stage) => detects(catalogue, stage.guard, risk));
      const rules = design.handOff.rules.filter((rule) => rule.confidenceBelow > 0);
      // A rule for all classes needs nobody to see which it is.
      if (rules.some((rule) => rule.risk.length === 0)) return [];
      if (!declared && seeing.length === 0) {
        return [{ place: risk, message: 'comes undeclared, and no guard of the design looks for it' }];
      }
      const handed =
        rules.some((rule) => rule.risk.includes(risk)) ||
        seeing.some((stage) => stage.onFlag !== 'continue') ||
        stages.some((stage) => routesToHuman(stage, risk));
      return handed ? [] : [{ place: risk, message: 'has no hand-off rule: unsure answers go out as they are' }];
    }),
  };
}

const detects = (catalogue: Catalogue, guard: string, risk: string): boolean =>
  catalogue.guards.some(({ id, detects: seen }) => id === guard && seen.some((one) => one.risk === risk));

function routesToHuman(stage: Stage, risk: string): boolean {
  if (stage.type !== 'route-by-attribute' || stage.attribute !== 'risk') return false;
  return stage.branches.some(
    (branch) => branch.values.includes(risk) && branch.stages.some(({ type }) => type === 'hand-off'),
  );
}
