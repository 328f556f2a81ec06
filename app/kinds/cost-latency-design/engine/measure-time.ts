import type { Slo } from '../targets';
import { exactExp, exactLog, LN10 } from './exact-math';
import { countsForLatency } from './measure-group';
import { sortedPercentile } from './percentile';
import { RESULT, type Run } from './run';
import type { SimulationResult, Timeline } from './simulation-types';

const MINUTE_MS = 60_000;
/** Bins of the histogram per factor of ten. */
const BINS_PER_DECADE = 12;

/** Minutes, by arrival, in which a smaller share of calls than the objective asks was answered in time; a failed call never is. */
export function countBreaches(run: Run, slo: Slo): { breached: number; minutes: number } {
  const { traffic } = run;
  const minutes = Math.max(1, Math.ceil((traffic.durationMs + 1) / MINUTE_MS));
  const total = new Int32Array(minutes);
  const late = new Int32Array(minutes);
  for (let call = run.firstMeasured; call < traffic.length; call += 1) {
    if (!countsForLatency(run, call)) continue;
    const minute = Math.floor((traffic.timeMs[call] as number) / MINUTE_MS);
    total[minute] = (total[minute] as number) + 1;
    if ((run.latencyMs[call] as number) > slo.latencyMs || run.result[call] === RESULT.failed) {
      late[minute] = (late[minute] as number) + 1;
    }
  }
  let breached = 0;
  total.forEach((calls, minute) => {
    if (calls > 0 && calls - (late[minute] as number) < slo.share * calls) breached += 1;
  });
  return { breached, minutes };
}

/** What happened when, by arrival. */
export function measureTimeline(run: Run, bins: number, binMs: number): Timeline {
  const { traffic } = run;
  const column = () => new Array<number>(bins).fill(0);
  const [arrivals, failed, wrong, handedOff, usd] = [column(), column(), column(), column(), column()] as const;
  const latencyP95Ms: (number | null)[] = [];
  const latencies = new Float64Array(traffic.length);
  const add = (to: number[], bin: number, amount: number) => (to[bin] = (to[bin] ?? 0) + amount);
  let call = run.firstMeasured;
  for (let bin = 0; bin < bins; bin += 1) {
    let timed = 0;
    for (; call < traffic.length; call += 1) {
      if (bin < bins - 1 && (traffic.timeMs[call] as number) >= (bin + 1) * binMs) break;
      add(arrivals, bin, 1);
      if (run.result[call] === RESULT.failed) add(failed, bin, 1);
      if (run.result[call] === RESULT.wrong) add(wrong, bin, 1);
      add(handedOff, bin, run.handedOff[call] as number);
      add(usd, bin, run.costUsd[call] as number);
      if (!countsForLatency(run, call)) continue;
      latencies[timed] = run.latencyMs[call] as number;
      timed += 1;
    }
    latencyP95Ms.push(sortedPercentile(latencies.slice(0, timed).sort(), 0.95));
  }
  return { binMs, arrivals, latencyP95Ms, failed, wrong, handedOff, usd };
}

/** Latencies in bins that widen by a constant factor, from 1 ms on; what is faster lies in the first. */
export function measureHistogram(run: Run): SimulationResult['histogram'] {
  const counts: number[] = [];
  for (let call = run.firstMeasured; call < run.traffic.length; call += 1) {
    if (!countsForLatency(run, call)) continue;
    const bin = Math.max(
      0,
      Math.floor((exactLog(Math.max(1, run.latencyMs[call] as number)) / LN10) * BINS_PER_DECADE),
    );
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edge = (bin: number) => exactExp((bin * LN10) / BINS_PER_DECADE);
  const first = counts.findIndex((calls) => calls > 0);
  if (first < 0) return [];
  return Array.from({ length: counts.length - first }, (_, at) => ({
    fromMs: first + at === 0 ? 0 : edge(first + at),
    toMs: edge(first + at + 1),
    calls: counts[first + at] ?? 0,
  }));
}

/** Ten bins of difficulty with the shares of right and wrong calls in them. */
export function measureDifficulty(run: Run): SimulationResult['difficulty'] {
  const bins = Array.from({ length: 10 }, () => ({ calls: 0, right: 0, wrong: 0 }));
  for (let call = run.firstMeasured; call < run.traffic.length; call += 1) {
    const bin = bins[Math.min(9, Math.floor((run.traffic.difficulty[call] as number) * 10))];
    if (!bin) continue;
    bin.calls += 1;
    if (run.result[call] === RESULT.right) bin.right += 1;
    if (run.result[call] === RESULT.wrong) bin.wrong += 1;
  }
  return bins.map(({ calls, right, wrong }, at) => ({
    from: at / 10,
    to: (at + 1) / 10,
    calls,
    rightShare: calls > 0 ? right / calls : 0,
    wrongShare: calls > 0 ? wrong / calls : 0,
  }));
}
