import type { AgreementReport } from '../../exercises/calibration-format';
import type { Rubric } from '../../exercises/exercise-format';
import { bootstrap } from '../../lib/statistics/bootstrap';
import { classificationRates } from '../../lib/statistics/classification';
import { cohenKappa } from '../../lib/statistics/cohen-kappa';
import { correctedRate } from '../../lib/statistics/corrected-rate';
import { weightedKappa } from '../../lib/statistics/weighted-kappa';
import { findShortfalls } from './find-shortfalls';

/** One sample's levels by criterion id: the person's, and the judge's where it settled one. */
export interface LabelledSample {
  name: string;
  human: Record<string, number>;
  judge: Record<string, number>;
}

interface Pair {
  sample: number;
  criterionId: string;
  human: number;
  judge: number;
  /** Share of the criterion's weight, in [0, 1]. */
  humanShare: number;
  judgeShare: number;
}

const REPLICATES = 2_000;
const SEED = 20_260;
/** Categories for levels of rubrics with two and three steps alike (a criterion has no more): none, part, all of the weight. */
const CATEGORIES = 3;
const categoryOf = (share: number): number => (share === 0 ? 0 : share === 1 ? 2 : 1);
const TENTHS = 10;

/**
 * How far a judge agrees with people on the samples of one exercise. κ and quadratic-weighted κ per criterion, over all criteria
 * and on totals; intervals are bootstrapped over samples, because the criteria of one sample stand and fall together. Pure: the
 * same labels give the same report to the bit.
 */
export function measureAgreement({ rubric, samples }: { rubric: Rubric; samples: LabelledSample[] }): AgreementReport {
  const pairs = samples.flatMap((labels, sample) => pairsOf(rubric, labels, sample));
  const pooled = (some: Pair[]) => withInterval(samples.length, (times) => kappaOfShares(some, times));
  const criteria = rubric.criteria.map(({ id, levels }) => {
    const own = pairs.filter((pair) => pair.criterionId === id);
    const table = tableOf(own, levels.length, (pair) => [pair.human, pair.judge]);
    return {
      criterionId: id,
      pairs: own.length,
      equal: own.length > 0 ? own.filter((pair) => pair.human === pair.judge).length / own.length : null,
      kappa: cohenKappa(table)?.value ?? null,
      weightedKappa: pooled(own),
    };
  });
  const measured = {
    samples: samples.length,
    judgedSamples: new Set(pairs.map((pair) => pair.sample)).size,
    coverage: samples.length > 0 ? pairs.length / (samples.length * rubric.criteria.length) : 0,
    criteria,
    overall: pooled(pairs),
    totals: withInterval(samples.length, (times) => kappaOfTotals(rubric, pairs, times)),
    top: topLevel(pairs),
  };
  const shortfalls = findShortfalls(measured);
  return { ...measured, met: shortfalls.length === 0, shortfalls };
}

function pairsOf(rubric: Rubric, { human, judge }: LabelledSample, sample: number): Pair[] {
  return rubric.criteria.flatMap(({ id, levels }) => {
    const [given, settled] = [human[id], judge[id]];
    if (given === undefined || settled === undefined) return [];
    const [humanShare, judgeShare] = [levels[given]?.share ?? 0, levels[settled]?.share ?? 0];
    return [{ sample, criterionId: id, human: given, judge: settled, humanShare, judgeShare }];
  });
}

function tableOf(pairs: Pair[], size: number, cell: (pair: Pair) => [number, number], times?: readonly number[]) {
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const pair of pairs) {
    const [row, column] = cell(pair);
    const line = table[row];
    if (line) line[column] = (line[column] ?? 0) + (times?.[pair.sample] ?? 1);
  }
  return table;
}

const kappaOfShares = (pairs: Pair[], times: readonly number[]) =>
  weightedKappa(
    tableOf(pairs, CATEGORIES, ({ humanShare, judgeShare }) => [categoryOf(humanShare), categoryOf(judgeShare)], times),
  );

/** Totals count the criteria both have settled, so that a criterion left to a human moves neither side. */
function kappaOfTotals(rubric: Rubric, pairs: Pair[], times: readonly number[]): number | null {
  const table = Array.from({ length: TENTHS + 1 }, () => new Array<number>(TENTHS + 1).fill(0));
  times.forEach((count, sample) => {
    const own = pairs.filter((pair) => pair.sample === sample);
    const weightOf = (id: string) => rubric.criteria.find((criterion) => criterion.id === id)?.weight ?? 0;
    const whole = own.reduce((sum, pair) => sum + weightOf(pair.criterionId), 0);
    if (whole === 0 || count === 0) return;
    const total = (share: 'humanShare' | 'judgeShare') =>
      Math.round((TENTHS * own.reduce((sum, pair) => sum + weightOf(pair.criterionId) * pair[share], 0)) / whole);
    const row = table[total('humanShare')];
    if (row) row[total('judgeShare')] = (row[total('judgeShare')] ?? 0) + count;
  });
  return weightedKappa(table);
}

function withInterval(units: number, statistic: (times: readonly number[]) => number | null) {
  const found = units === 0 ? null : bootstrap({ units, statistic, replicates: REPLICATES, seed: SEED });
  return found && { value: found.value, low: found.low, high: found.high };
}

function topLevel(pairs: Pair[]): AgreementReport['top'] {
  const count = (human: boolean, judge: boolean) =>
    pairs.filter((pair) => (pair.humanShare === 1) === human && (pair.judgeShare === 1) === judge).length;
  const counts = {
    truePositives: count(true, true),
    falseNegatives: count(true, false),
    falsePositives: count(false, true),
    trueNegatives: count(false, false),
  };
  const { recall, falsePositiveRate } = classificationRates(counts);
  const shareOf = (part: number) => (pairs.length > 0 ? part / pairs.length : null);
  const apparent = shareOf(counts.truePositives + counts.falsePositives);
  const trueNegativeRate = falsePositiveRate === null ? null : 1 - falsePositiveRate;
  const known = apparent !== null && recall !== null && trueNegativeRate !== null;
  return {
    truePositiveRate: recall,
    trueNegativeRate,
    apparent,
    corrected: known ? correctedRate({ apparent, truePositiveRate: recall, trueNegativeRate }) : null,
    people: shareOf(counts.truePositives + counts.falseNegatives),
  };
}
