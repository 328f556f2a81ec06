import { shuffled, type Random } from '../../../lib/random';
import type { Catalogue } from '../catalogue';
import type { Design, Stage } from '../design';
import { branchesOf } from '../scoring/walk-stages';

/**
 * A copy of a design with one to three small changes: a number made larger or smaller, another model, an option switched, a stage
 * removed, two neighbours swapped, or a stage taken over from another design. The copy need not fit the catalogue: the search asks.
 */
export function varyDesign(design: Design, others: readonly Design[], catalogue: Catalogue, random: Random): Design {
  const copy = structuredClone(design);
  const changes = 1 + Math.floor(random() * 3);
  for (let change = 0; change < changes; change += 1) varyOnce(copy, others, catalogue, random);
  return copy;
}

function varyOnce(design: Design, others: readonly Design[], catalogue: Catalogue, random: Random): void {
  const lists = listsOf(design.stages);
  const list = pick(lists, random);
  const stage = list && pick(list, random);
  const kind = random();
  if (kind < 0.72 && stage) return varyStage(stage, catalogue, random);
  if (kind < 0.8 && list && list.length > 1) {
    list.splice(Math.floor(random() * list.length), 1);
  } else if (kind < 0.86 && list && list.length > 1) {
    const at = Math.floor(random() * (list.length - 1));
    list.splice(at, 2, list[at + 1] as Stage, list[at] as Stage);
  } else if (kind < 0.92 && list) {
    takeOver(design, list, others, random);
  } else {
    varyPolicies(design, random);
  }
}

/** All lists of stages, the outer one first; new branches are found on each call, since changes move them. */
function listsOf(stages: Stage[]): Stage[][] {
  return [stages, ...stages.flatMap((stage) => branchesOf(stage).flatMap(listsOf))];
}

function takeOver(design: Design, list: Stage[], others: readonly Design[], random: Random): void {
  const from = pick(others, random);
  const stages = from && pick(listsOf(from.stages), random);
  const stage = stages && pick(stages, random);
  if (!stage || branchesOf(stage).length > 0) return;
  const used = new Set(listsOf(design.stages).flatMap((each) => each.map(({ id }) => id)));
  let id = stage.id;
  for (let number = 2; used.has(id); number += 1) id = `${stage.id}-${number}`;
  list.splice(Math.floor(random() * (list.length + 1)), 0, { ...structuredClone(stage), id });
}

function varyPolicies(design: Design, random: Random): void {
  const { handOff } = design;
  const rule = pick(handOff.rules, random);
  if (rule) rule.confidenceBelow = nudge(rule.confidenceBelow, random);
  else if (random() < 0.5) handOff.whenAbstained = !handOff.whenAbstained;
  else handOff.whenFailed = !handOff.whenFailed;
}

function varyStage(stage: Stage, catalogue: Catalogue, random: Random): void {
  const changes: (() => void)[] = [];
  const models = catalogue.models.map(({ id }) => id);
  const other = (ids: readonly string[]) => pick(ids, random) ?? '';
  if ('timeoutMs' in stage && stage.timeoutMs !== undefined) {
    const { timeoutMs } = stage;
    changes.push(() => (stage.timeoutMs = Math.round(scaled(timeoutMs, random))));
  }
  if ('ttlSeconds' in stage) changes.push(() => (stage.ttlSeconds = Math.round(scaled(stage.ttlSeconds, random) + 1)));
  switch (stage.type) {
    case 'semantic-cache':
      changes.push(
        () => (stage.threshold = Math.min(1, Math.max(0, stage.threshold + (random() - 0.5) * 0.06))),
        () => (stage.embedder = other(catalogue.embedders.map(({ id }) => id))),
      );
      break;
    case 'retrieve':
      changes.push(
        () => (stage.k = Math.max(1, Math.round(scaled(stage.k, random)))),
        () => (stage.retriever = other(catalogue.retrievers.map(({ id }) => id))),
      );
      break;
    case 'rerank':
      changes.push(() => (stage.keep = Math.max(1, stage.keep + (random() < 0.5 ? -1 : 1))));
      break;
    case 'route-by-difficulty':
      stage.branches.forEach((branch) => changes.push(() => (branch.below = nudge(branch.below, random))));
      break;
    case 'batch':
      changes.push(() => (stage.model = other(models)));
      break;
    case 'generate':
      changes.push(
        () => (stage.model = other(models)),
        () => (stage.maxTokens = Math.max(16, Math.round(scaled(stage.maxTokens, random)))),
        () => (stage.promptCaching = !stage.promptCaching),
        () => (stage.fallbackModels = shuffled(models, random).slice(0, 1)),
        () => {
          if (stage.hedgeAfterMs === undefined) stage.hedgeAfterMs = 800;
          else if (random() < 0.4) delete stage.hedgeAfterMs;
          else stage.hedgeAfterMs = Math.max(1, Math.round(scaled(stage.hedgeAfterMs, random)));
        },
      );
      if (stage.onlyIfConfidenceBelow !== undefined) {
        const { onlyIfConfidenceBelow } = stage;
        changes.push(() => (stage.onlyIfConfidenceBelow = nudge(onlyIfConfidenceBelow, random)));
      }
      break;
    default:
  }
  pick(changes, random)?.();
}

/** Between half as much and twice as much. */
const scaled = (value: number, random: Random): number => Math.max(1, value * 2 ** (2 * random() - 1));
/** A share, a little higher or lower. */
const nudge = (value: number, random: Random): number =>
  Math.round(1000 * Math.min(1, Math.max(0, value + (random() - 0.5) * 0.2))) / 1000;

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}
