import { selectPercentiles } from './percentile';
import { REASON, RESULT, type Run } from './run';
import type { GroupMetric } from './simulation-types';

/** Numbers of a group in one replication; null where nothing can be said. */
export type GroupNumbers = Record<GroupMetric, number | null>;

/** Whether a call counts for latency: it may not wait for a batch and no human took it. */
export const countsForLatency = (run: Run, call: number): boolean =>
  run.traffic.batchOk[call] === 0 && run.handedOff[call] === 0;

/** Measures the calls for which `column` holds `value`; all measured calls without a column. */
export function measureGroup(
  run: Run,
  column: Uint8Array | null,
  value: number,
): { calls: number; numbers: GroupNumbers } {
  const { traffic, firstMeasured } = run;
  const results = new Int32Array(5);
  const reasons = new Int32Array(5);
  const latency = new Float64Array(traffic.length - firstMeasured);
  const firstToken = new Float64Array(traffic.length - firstMeasured);
  let calls = 0;
  let timed = 0;
  let usd = 0;
  let handedOff = 0;
  let cached = 0;
  let latencySum = 0;
  for (let call = firstMeasured; call < traffic.length; call += 1) {
    if (column !== null && column[call] !== value) continue;
    calls += 1;
    usd += run.costUsd[call] as number;
    const result = run.result[call] as number;
    const reason = run.reason[call] as number;
    results[result] = (results[result] as number) + 1;
    reasons[reason] = (reasons[reason] as number) + 1;
    handedOff += run.handedOff[call] as number;
    cached += run.cacheHit[call] as number;
    if (!countsForLatency(run, call)) continue;
    latency[timed] = run.latencyMs[call] as number;
    firstToken[timed] = run.firstTokenMs[call] as number;
    latencySum += run.latencyMs[call] as number;
    timed += 1;
  }
  const [p50, p95, p99] = selectPercentiles(latency.subarray(0, timed), [0.5, 0.95, 0.99]);
  const [first50, first95] = selectPercentiles(firstToken.subarray(0, timed), [0.5, 0.95]);
  const shareOf = (part: number | undefined) => (calls > 0 ? (part ?? 0) / calls : null);
  const right = results[RESULT.right] as number;
  return {
    calls,
    numbers: {
      'latency-mean': timed > 0 ? latencySum / timed : null,
      'latency-p50': p50 ?? null,
      'latency-p95': p95 ?? null,
      'latency-p99': p99 ?? null,
      'first-token-p50': first50 ?? null,
      'first-token-p95': first95 ?? null,
      'cost-per-call': shareOf(usd),
      'cost-per-resolved': right > 0 ? usd / right : null,
      'right-share': shareOf(right),
      'wrong-share': shareOf(results[RESULT.wrong]),
      'invented-share': shareOf(reasons[REASON.invented]),
      'stale-share': shareOf(reasons[REASON.stale]),
      'mismatched-share': shareOf(reasons[REASON.mismatched]),
      'truncated-share': shareOf(reasons[REASON.truncated]),
      'abstained-share': shareOf(results[RESULT.abstained]),
      'failed-share': shareOf(results[RESULT.failed]),
      'hand-off-share': shareOf(handedOff),
      'cache-share': shareOf(cached),
    },
  };
}
