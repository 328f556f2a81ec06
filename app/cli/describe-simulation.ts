import type { Estimate, GroupSummary, SimulationResult } from '../kinds/cost-latency-design/engine/simulation-types';
import type { measureTarget } from '../kinds/cost-latency-design/measure-target';
import type { Target } from '../kinds/cost-latency-design/targets';

const ms = ({ value }: Estimate) => `${Math.round(value)} ms`;
const usd = ({ value }: Estimate) => `$${value.toFixed(5)}`;
const percent = ({ value }: Estimate) => `${(100 * value).toFixed(1)} %`;
const shown = (estimate: Estimate | null, write: (estimate: Estimate) => string) => (estimate ? write(estimate) : '-');

/** What a simulation came to, as lines for a terminal: all calls, slices, risk classes, stages and limits. */
export function describeSimulation(result: SimulationResult): string[] {
  const stages = result.cost.stages.map(({ stageId, usdPerCall, requests, errors, timeouts, retries, fallbacks }) => {
    const counts = { requests, errors, timeouts, retries, fallbacks };
    const parts = Object.entries(counts).flatMap(([name, count]) =>
      count > 0 ? [`${Math.round(count)} ${name}`] : [],
    );
    return `  ${stageId.padEnd(24)} $${usdPerCall.toFixed(6)}  ${parts.join(', ')}`;
  });
  const busy = result.resources.flatMap(({ id, utilisation, meanWaitMs, maxWaitMs, refused }) => {
    if (utilisation === null) return [];
    return `  ${id.padEnd(24)} ${(100 * utilisation).toFixed(0)} % used, waits ${Math.round(meanWaitMs)} ms, at most ${Math.round(maxWaitMs)} ms, ${refused} refused`;
  });
  return [
    `${result.calls} calls, ${result.replications} replications`,
    ...[result.all, ...result.slices].map(describeGroup),
    'risk classes',
    ...result.risks.map(describeGroup),
    'all together',
    `  per month $${result.cost.perMonthUsd.value.toFixed(0)}, breach minutes ${result.breachMinutes.value.toFixed(1)} of ${result.minutes}`,
    ...result.caches.map(
      ({ stageId, hitShare, lookups, wrongHits }) =>
        `  ${stageId.padEnd(24)} ${(100 * hitShare).toFixed(1)} % of ${lookups} lookups hit, ${wrongHits} wrong`,
    ),
    'stages',
    ...stages,
    'limits',
    ...busy,
  ];
}

function describeGroup({ name, calls, metrics }: GroupSummary): string {
  const times = (['latency-p50', 'latency-p95', 'latency-p99', 'first-token-p95'] as const).map((metric) =>
    shown(metrics[metric], ms),
  );
  const shares = (
    ['right-share', 'wrong-share', 'invented-share', 'abstained-share', 'failed-share', 'hand-off-share'] as const
  ).map((metric) => `${metric.replace('-share', '')} ${shown(metrics[metric], percent)}`);
  return `  ${name.padEnd(16)} ${String(calls).padStart(6)}  p50/p95/p99/first95 ${times.join(' / ')}, ${shown(metrics['cost-per-call'], usd)} per call, ${shares.join(', ')}`;
}

/** `met     P95 below two seconds: 1,840 (at most 2000, 8 % room)`. */
export function describeStanding({
  target,
  standing,
}: {
  target: Target;
  standing: ReturnType<typeof measureTarget>;
}): string {
  const limit = target.atMost === undefined ? `at least ${target.atLeast ?? 0}` : `at most ${target.atMost}`;
  const value = standing.estimate ? Number(standing.estimate.value.toPrecision(4)) : 'nothing to measure';
  const room = standing.margin === null ? '' : `, ${(100 * standing.margin).toFixed(1)} % room`;
  return `${standing.met ? 'met   ' : 'missed'} ${target.title}: ${value} (${limit}${room})`;
}
