import { measureGroup, type GroupNumbers } from './measure-group';
import { countBreaches, measureDifficulty, measureHistogram, measureTimeline } from './measure-time';
import { estimate, sortedPercentile } from './percentile';
import { REASON_NAMES, RESULT, type Run } from './run';
import type {
  CallResult,
  CallTrace,
  Estimate,
  GroupMetric,
  GroupSummary,
  ResourceSummary,
  SimulationOptions,
  SimulationResult,
  StageSummary,
} from './simulation-types';
import { HUMAN_DESK } from './world';

const NOTHING: Estimate = { value: 0, low: 0, high: 0 };
const RESULTS: Record<number, CallResult> = {
  [RESULT.right]: 'right',
  [RESULT.wrong]: 'wrong',
  [RESULT.abstained]: 'abstained',
  [RESULT.failed]: 'failed',
};

/** All replications of a simulation in one result. Estimates are over replications; pictures are of the first. */
export function summariseRuns(
  runs: readonly Run[],
  options: SimulationOptions,
  bins: number,
  binMs: number,
): SimulationResult {
  const first = runs[0] as Run;
  const { traffic } = first;
  const calls = traffic.length - first.firstMeasured;
  const all = summariseGroup(
    'all',
    runs.map((run) => measureGroup(run, null, 0)),
  );
  const part = (name: string, column: Uint8Array, value: number) =>
    summariseGroup(
      name,
      runs.map((run) => measureGroup(run, column, value)),
    );
  // One part that is everything need not be measured again.
  const parts = (names: readonly string[], column: Uint8Array) =>
    names.length === 1 ? [{ ...all, name: names[0] ?? '' }] : names.map((name, value) => part(name, column, value));
  const breaches = runs.map((run) => countBreaches(run, options.slo));
  const perCallUsd = all.metrics['cost-per-call'] ?? NOTHING;
  const monthly = (usd: number) => usd * options.callsPerMonth;
  return {
    seed: options.seed,
    replications: runs.length,
    calls,
    all,
    slices: parts(traffic.sliceNames, traffic.slice),
    risks: parts(traffic.riskNames, traffic.risk),
    difficulty: measureDifficulty(first),
    cost: {
      perCallUsd,
      perMonthUsd: { value: monthly(perCallUsd.value), low: monthly(perCallUsd.low), high: monthly(perCallUsd.high) },
      stages: summariseStages(runs, calls, options.callsPerMonth),
    },
    histogram: measureHistogram(first),
    caches: first.program.caches.map(({ stageId }, at) => {
      const { lookups = 0, hits = 0, wrongHits = 0 } = first.caches[at] ?? {};
      return { stageId, lookups, hits, hitShare: lookups > 0 ? hits / lookups : 0, wrongHits };
    }),
    resources: summariseResources(first, binMs),
    timeline: measureTimeline(first, bins, binMs),
    breachMinutes: estimate(breaches.map(({ breached }) => breached)) ?? NOTHING,
    minutes: breaches[0]?.minutes ?? 0,
    handOff: summariseDesk(runs, all.metrics['hand-off-share']),
    draws: { uniform: first.draws.uniforms - first.draws.normals, normal: first.draws.normals },
    traces: [...first.spans].map(([call, spans]) => traceOf(first, call, spans)),
  };
}

function summariseGroup(name: string, measured: readonly { calls: number; numbers: GroupNumbers }[]): GroupSummary {
  const numbers = measured[0]?.numbers;
  const metrics = Object.fromEntries(
    Object.keys(numbers ?? {}).map((metric) => [
      metric,
      estimate(measured.map((each) => each.numbers[metric as GroupMetric])),
    ]),
  ) as Record<GroupMetric, Estimate | null>;
  return { name, calls: measured[0]?.calls ?? 0, metrics };
}

function summariseStages(runs: readonly Run[], calls: number, callsPerMonth: number): StageSummary[] {
  const first = runs[0] as Run;
  const names = first.world.desk ? [...first.program.stageIds, HUMAN_DESK] : [...first.program.stageIds];
  return names.map((stageId, at) => {
    const mean = (read: (run: Run) => Float64Array) =>
      runs.reduce((sum, run) => sum + (read(run)[at] ?? 0), 0) / runs.length;
    const usdPerCall = calls > 0 ? mean((run) => run.sums.usd) / calls : 0;
    return {
      stageId,
      usdPerCall,
      usdPerMonth: usdPerCall * callsPerMonth,
      requests: mean((run) => run.sums.requests),
      errors: mean((run) => run.sums.errors),
      timeouts: mean((run) => run.sums.timeouts),
      refused: mean((run) => run.sums.refused),
      retries: mean((run) => run.sums.retries),
      hedges: mean((run) => run.sums.hedges),
      fallbacks: mean((run) => run.sums.fallbacks),
      degraded: mean((run) => run.sums.degraded),
    };
  });
}

function summariseResources(run: Run, binMs: number): ResourceSummary[] {
  const { durationMs } = run.traffic;
  return run.world.resources
    .filter(({ resource }) => resource.requests + resource.refused + resource.waitMax > 0)
    .map(({ resource, tokens }) => ({
      id: resource.id,
      requests: resource.requests,
      refused: resource.refused,
      meanWaitMs: resource.requests > 0 ? resource.waitSum / resource.requests : 0,
      maxWaitMs: resource.waitMax,
      meanInService: durationMs > 0 ? resource.serviceSum / durationMs : 0,
      utilisation: resource.utilisation(durationMs, tokens()),
      inService: Array.from(resource.inService, (busyMs) => busyMs / binMs),
      waitMs: Array.from(resource.waited, (waited, bin) => {
        const arrived = resource.arrived[bin] as number;
        return arrived > 0 ? waited / arrived : 0;
      }),
    }));
}

function summariseDesk(runs: readonly Run[], perCall: Estimate | null): SimulationResult['handOff'] {
  const requests = runs.reduce((sum, run) => sum + run.desk.requests, 0);
  const first = runs[0] as Run;
  const resolved = first.latencyMs.filter(
    (_, call) => call >= first.firstMeasured && first.handedOff[call] === 1 && first.result[call] !== RESULT.failed,
  );
  return {
    perCall: perCall ?? NOTHING,
    abandonedShare: requests > 0 ? runs.reduce((sum, run) => sum + run.desk.abandoned, 0) / requests : 0,
    meanWaitMs: requests > 0 ? runs.reduce((sum, run) => sum + run.desk.waitMs, 0) / requests : 0,
    p95ResolveMs: sortedPercentile(resolved.sort(), 0.95) ?? 0,
  };
}

function traceOf(run: Run, call: number, spans: CallTrace['spans']): CallTrace {
  const startMs = run.traffic.timeMs[call] as number;
  const endMs = startMs + (run.latencyMs[call] as number);
  const result = RESULTS[run.result[call] as number] ?? 'failed';
  const costUsd = run.costUsd[call] as number;
  return {
    call,
    result,
    reason: REASON_NAMES[run.reason[call] as number] ?? '',
    handedOff: run.handedOff[call] === 1,
    costUsd,
    slice: run.traffic.sliceNames[run.traffic.slice[call] as number] ?? '',
    risk: run.traffic.riskNames[run.traffic.risk[call] as number] ?? '',
    difficulty: run.traffic.difficulty[call] as number,
    spans: [
      { name: 'call', startMs, endMs, attributes: { result, costUsd } },
      ...spans.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs),
    ],
  };
}
