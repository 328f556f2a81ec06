import type { Estimate, GroupSummary, SimulationResult } from './engine/simulation-types';
import type { Target } from './targets';

/** How a simulation stands to a target. */
export interface TargetStanding {
  /** null when no call of the simulation is of the kind the target speaks of; such a target is missed. */
  estimate: Estimate | null;
  met: boolean;
  /** Distance to the limit as a share of it, positive when met; null without an estimate. A limit of 0 counts as 1. */
  margin: number | null;
}

/** What a target can be measured on: a simulation's result, or the sums of it that are kept. */
export interface Measured extends Pick<SimulationResult, 'calls' | 'breachMinutes'> {
  all: GroupSummary;
  slices: readonly GroupSummary[];
  risks: readonly GroupSummary[];
  cost: Pick<SimulationResult['cost'], 'perMonthUsd'>;
}

/** Reads the number a target limits out of a result and compares it. */
export function measureTarget(result: Measured, target: Target): TargetStanding {
  const estimate = readMetric(result, target);
  if (!estimate) return { estimate: null, met: false, margin: null };
  const limit = target.atMost ?? target.atLeast ?? 0;
  const room = target.atMost === undefined ? estimate.value - limit : limit - estimate.value;
  return { estimate, met: room >= 0, margin: room / (limit === 0 ? 1 : limit) };
}

function readMetric(result: Measured, { metric, slice, risk }: Target): Estimate | null {
  if (metric === 'cost-per-month') return result.calls > 0 ? result.cost.perMonthUsd : null;
  if (metric === 'breach-minutes') return result.calls > 0 ? result.breachMinutes : null;
  const find = (groups: readonly GroupSummary[], name: string) => groups.find((group) => group.name === name);
  const group =
    slice !== undefined ? find(result.slices, slice) : risk !== undefined ? find(result.risks, risk) : result.all;
  return group?.metrics[metric] ?? null;
}
