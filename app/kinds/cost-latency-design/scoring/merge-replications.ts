import { estimate } from '../engine/percentile';
import type { Estimate, GroupSummary } from '../engine/simulation-types';
import type { Observation } from './observation';

const NOTHING: Estimate = { value: 0, low: 0, high: 0 };

/**
 * Observations of one scenario, each of one replication, as one: every number becomes the mean with its 95 % interval (Student's t).
 * Numbers of stages, caches and lines are means. Throws RangeError for none.
 */
export function mergeReplications(parts: readonly Observation[]): Observation {
  const [first] = parts;
  if (!first) throw new RangeError('there is no replication to merge');
  const over = (read: (part: Observation) => Estimate | null | undefined) =>
    estimate(parts.map((part) => read(part)?.value ?? null));
  const mean = (read: (part: Observation) => number | undefined) =>
    parts.reduce((sum, part) => sum + (read(part) ?? 0), 0) / parts.length;
  const groups = (pick: (part: Observation) => readonly GroupSummary[]) =>
    pick(first).map((group) => mergeGroup(parts.map((part) => pick(part).find(({ name }) => name === group.name))));
  return {
    replications: parts.length,
    calls: Math.round(mean((part) => part.calls)),
    minutes: first.minutes,
    all: mergeGroup(parts.map((part) => part.all)),
    slices: groups((part) => part.slices),
    risks: groups((part) => part.risks),
    cost: {
      perMonthUsd: over((part) => part.cost.perMonthUsd) ?? NOTHING,
      stages: first.cost.stages.map(({ stageId }, at) => ({
        stageId,
        usdPerCall: mean((part) => part.cost.stages[at]?.usdPerCall),
      })),
    },
    breachMinutes: over((part) => part.breachMinutes) ?? NOTHING,
    caches: first.caches.map(({ stageId }, at) => ({ stageId, hitShare: mean((part) => part.caches[at]?.hitShare) })),
    waits: first.waits.map(({ id }) => {
      const of = (part: Observation) => part.waits.find((wait) => wait.id === id);
      return { id, meanMs: mean((part) => of(part)?.meanMs), maxMs: mean((part) => of(part)?.maxMs) };
    }),
  };
}

function mergeGroup(parts: readonly (GroupSummary | undefined)[]): GroupSummary {
  const known = parts.filter((part) => part !== undefined);
  const first = known[0] as GroupSummary;
  const metrics = Object.fromEntries(
    Object.keys(first.metrics).map((metric) => [
      metric,
      estimate(known.map((part) => part.metrics[metric as keyof GroupSummary['metrics']]?.value ?? null)),
    ]),
  ) as GroupSummary['metrics'];
  return {
    name: first.name,
    calls: Math.round(known.reduce((sum, part) => sum + part.calls, 0) / known.length),
    metrics,
  };
}
