import type { Design, Stage } from '../design';

/** Stages of a design in the order they are written, those in branches included. */
export function* walkStages(stages: Design['stages']): Generator<Stage> {
  for (const stage of stages) {
    yield stage;
    for (const inner of branchesOf(stage)) yield* walkStages(inner);
  }
}

/** Lists of stages inside a stage; none for most. */
export function branchesOf(stage: Stage): Stage[][] {
  switch (stage.type) {
    case 'parallel':
      return stage.branches;
    case 'route-by-difficulty':
    case 'route-by-attribute':
      return [...stage.branches.map((branch) => branch.stages), stage.otherwise.stages];
    default:
      return [];
  }
}

/** What the simulation allows at most where a design sets no limit (`MOST_ATTEMPTS` of the engine). */
const UNBOUNDED_ATTEMPTS = 60;

/** Requests that one call comes to at most, when everything fails and is tried again. */
export function mostRequestsPerCall(stages: Design['stages']): number {
  return stages.reduce((sum, stage) => sum + requestsOf(stage), 0);
}

function requestsOf(stage: Stage): number {
  const limit = 'retry' in stage && stage.retry ? stage.retry.limit : 0;
  const attempts = limit === null ? UNBOUNDED_ATTEMPTS : limit + 1;
  const inside = branchesOf(stage).map(mostRequestsPerCall);
  switch (stage.type) {
    case 'parallel':
      return inside.reduce((sum, requests) => sum + requests, 0);
    case 'route-by-attribute':
      return Math.max(...inside);
    case 'route-by-difficulty':
      return attempts + Math.max(...inside);
    case 'generate':
      return attempts * (stage.hedgeAfterMs === undefined ? 1 : 2) + stage.fallbackModels.length;
    case 'exact-cache':
    case 'hand-off':
    case 'abstain':
      return 0;
    default:
      return attempts;
  }
}
