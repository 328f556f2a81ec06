import { bootstrap } from '../../../lib/statistics/bootstrap';
import { mcnemarExact } from '../../../lib/statistics/mcnemar';
import type { Observation, SystemObservations } from './observations';
import { REPLICATES } from './thresholds';

/** One hidden row, answered by the baseline and by the other system. */
export interface Pair {
  baseline: Observation;
  other: Observation;
  rowIndex: number;
}

/** The rows on which two systems can be compared: both labels settled. Pairs with an error on either side are included. */
export function settledPairs(baseline: SystemObservations, other: SystemObservations): Pair[] {
  return other.rows.flatMap((row, rowIndex) => {
    const before = baseline.rows[rowIndex];
    return before?.settled && row.settled ? [{ baseline: before, other: row, rowIndex }] : [];
  });
}

/** Passed on the baseline, failed on the other system. */
export const newlyFailed = ({ baseline, other }: Pair): boolean =>
  baseline.verdict === 'pass' && other.verdict === 'fail';

/**
 * Compares the evaluator's verdicts on two systems pair by pair: counts, the fall of the pass rate with its paired bootstrap
 * interval (rows are resampled), and the one-sided exact McNemar p value for "fails more than the baseline". Pairs with an error
 * carry no verdict and are left out.
 */
export function comparePairs(all: readonly Pair[], seed: number) {
  const pairs = all.filter(({ baseline, other }) => baseline.verdict !== 'error' && other.verdict !== 'error');
  const fell = pairs.map((pair) => Number(pair.baseline.verdict === 'pass') - Number(pair.other.verdict === 'pass'));
  const drop = bootstrap({
    units: pairs.length,
    replicates: REPLICATES.drop,
    seed,
    statistic: (times) =>
      pairs.length === 0 ? null : times.reduce((sum, weight, at) => sum + weight * (fell[at] ?? 0), 0) / pairs.length,
  });
  const worse = fell.filter((change) => change === 1).length;
  const better = fell.filter((change) => change === -1).length;
  return {
    pairs: pairs.length,
    baselinePassed: pairs.filter(({ baseline }) => baseline.verdict === 'pass').length,
    systemPassed: pairs.filter(({ other }) => other.verdict === 'pass').length,
    newlyFailed: worse,
    newlyPassed: better,
    drop: drop ? { value: drop.value, low: drop.low, high: drop.high } : { value: 0, low: 0, high: 0 },
    pValue: mcnemarExact({ worse, better }).oneSided,
    falseAlarms: pairs.filter((pair) => newlyFailed(pair) && !pair.other.faulty).length,
  };
}
