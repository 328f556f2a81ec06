import type { Catalogue } from '../catalogue';
import type { CostLatencyContent } from '../content';
import type { Design } from '../design';
import type { HiddenScenario } from '../formats';
import { measureTarget } from '../measure-target';
import { planePointOf } from '../scoring/score-frontier';
import type { PlanePoint } from '../scoring/frontier-distance';
import { mergeReplications } from '../scoring/merge-replications';
import { observeOnce, SEED_STEP, type LoadedScenario } from '../scoring/observe-scenario';
import { overrunOf } from '../scoring/standing';
import { HIDDEN_SEED } from '../scoring/thresholds';
import type { Target } from '../targets';
import type { Observation } from '../scoring/observation';

export interface FrontierWorld {
  content: Pick<CostLatencyContent, 'slo' | 'callsPerMonth' | 'targets' | 'worstCase' | 'floors'>;
  catalogue: Catalogue;
  scenarios: readonly LoadedScenario<HiddenScenario>[];
  /** Id of the usual scenario whose numbers make the frontier. */
  referenceId: string;
}

export interface DesignEvaluation {
  /** null when no call counts for latency. */
  point: PlanePoint | null;
  /** Sum of the shares by which limits are overrun; 0 for a design that keeps them all. */
  violation: number;
}

/** A design on the reference scenario: its three numbers, and how far it is from keeping what holds on usual days. Pure. */
export function evaluateOnReference(world: FrontierWorld, design: Design, replications: number): DesignEvaluation {
  const reference = world.scenarios.find(({ scenario }) => scenario.id === world.referenceId);
  if (!reference) throw new RangeError(`there is no scenario "${world.referenceId}"`);
  const observation = observeAll(world, design, reference, replications);
  return { point: planePointOf(observation), violation: violationOf(observation, usualLimits(world)) };
}

/** How far a design is from keeping the limits of every scenario: targets and floors on usual days, the worst case on all. Pure. */
export function violationEverywhere(world: FrontierWorld, design: Design, replications: number): number {
  return world.scenarios.reduce((sum, loaded) => {
    const limits = loaded.scenario.role === 'usual' ? usualLimits(world) : [];
    return sum + violationOf(observeAll(world, design, loaded, replications), [...limits, ...world.content.worstCase]);
  }, 0);
}

function observeAll(world: FrontierWorld, design: Design, loaded: LoadedScenario, replications: number): Observation {
  const { catalogue, content } = world;
  return mergeReplications(
    Array.from({ length: replications }, (_, at) =>
      observeOnce({ design, catalogue, content, loaded, seed: HIDDEN_SEED + SEED_STEP * at }),
    ),
  );
}

/** Targets, and floors written as targets. */
function usualLimits({ content }: FrontierWorld): Target[] {
  const floors = content.floors.flatMap(({ risk, rightAtLeast, wrongAtMost }): Target[] => [
    { id: 'right', title: risk, metric: 'right-share', risk, atLeast: rightAtLeast },
    { id: 'wrong', title: risk, metric: 'wrong-share', risk, atMost: wrongAtMost },
  ]);
  return [...content.targets, ...floors];
}

/** A limit that cannot be measured counts as overrun by all of it. */
function violationOf(observation: Observation, limits: readonly Target[]): number {
  return limits.reduce((sum, limit) => {
    const { estimate } = measureTarget(observation, limit);
    return sum + (estimate ? Math.max(0, overrunOf(limit, estimate.value)) : 1);
  }, 0);
}
