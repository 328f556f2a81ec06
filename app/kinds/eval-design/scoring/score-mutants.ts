import type { MutantsEvidence } from '../evidence';
import type { HiddenData } from '../exercise-data';
import type { EvalDesignContent } from '../kind';
import { holmAdjust } from '../../../lib/statistics/holm';
import { comparePairs, newlyFailed, settledPairs, type Pair } from './compare-systems';
import type { Finding } from './make-check';
import type { SystemObservations } from './observations';
import { ALPHA, MUTANT, ramp } from './thresholds';

type Measured = Omit<MutantsEvidence['mutants'][number], 'adjustedPValue' | 'significant' | 'outcome' | 'credit'> & {
  /** Share of planted rows caught beyond the share of good rows that newly failed. */
  lift: number;
};

/**
 * How many mutants the evaluator kills, and how much of each fault it catches. A planted row counts where the baseline's own
 * output is good, so that there is something to notice. Kills need a significant fall (one-sided exact McNemar, Holm over
 * mutants) and that the newly failed rows are the planted ones; one of the two is a wound. Credit is the mean over mutants of half
 * the outcome (1, 1/2, 0) and half the recall beyond noise.
 */
export function scoreMutants(options: {
  content: EvalDesignContent;
  data: HiddenData;
  baseline: SystemObservations;
  mutants: readonly SystemObservations[];
  seed: number;
}): Finding {
  const { content, data, baseline, mutants, seed } = options;
  const pairsOf = mutants.map((mutant) => settledPairs(baseline, mutant));
  const measured = mutants.map((mutant, at) => measureMutant(mutant, pairsOf[at] ?? [], seed + at));
  const adjusted = holmAdjust(measured.map((one) => one.pValue));
  const rows = measured.map(({ lift, ...one }, at) => {
    const adjustedPValue = adjusted[at] ?? 1;
    const significant = adjustedPValue <= ALPHA;
    const outcome = significant && one.located ? 'killed' : significant || one.located ? 'wounded' : 'survived';
    const outcomeCredit = { killed: 1, wounded: 0.5, survived: 0 }[outcome];
    const credit =
      MUTANT.outcomeShare * outcomeCredit + (1 - MUTANT.outcomeShare) * ramp(lift, { from: 0, to: MUTANT.liftForAll });
    return { ...one, adjustedPValue, significant, outcome, credit } satisfies MutantsEvidence['mutants'][number];
  });
  const count = (outcome: string) => rows.filter((one) => one.outcome === outcome).length;
  const survived = rows.filter((one) => one.outcome === 'survived').map((one) => one.title);
  const weakest = [...rows].sort((a, b) => a.credit - b.credit)[0];
  return {
    checkId: 'mutants',
    credit: rows.reduce((sum, one) => sum + one.credit, 0) / Math.max(1, rows.length),
    summary: `${count('killed')} of ${rows.length} faulty systems killed, ${count('wounded')} wounded, ${count('survived')} survived. A kill is a significant fall against the baseline on the same rows, on the rows that carry the fault.`,
    advice:
      survived.length > 0
        ? `Not noticed: ${survived.join('; ')}. Say which fact each of these would contradict and check that fact.`
        : `Caught least of: ${weakest?.title ?? ''}. Look for wordings or cases of this fault that your check does not reach.`,
    evidence: {
      check: 'mutants',
      schemaVersion: 1,
      alpha: ALPHA,
      precisionFloor: MUTANT.precisionFloor,
      recallFloor: MUTANT.recallFloor,
      killed: count('killed'),
      wounded: count('wounded'),
      survived: count('survived'),
      mutants: rows,
      slices: content.slices,
      matrix: pairsOf.map((pairs) => content.slices.map((slice) => sliceCell(data, pairs, slice.id))),
    },
  };
}

/** A row where the fault is planted and the baseline does well. */
const informative = ({ baseline, other }: Pair): boolean => other.planted && !baseline.faulty;

function measureMutant({ system, rows }: SystemObservations, pairs: Pair[], seed: number): Measured {
  const compared = comparePairs(pairs, seed);
  const planted = pairs.filter(informative);
  const plantedCaught = planted.filter(newlyFailed).length;
  const recall = planted.length > 0 ? plantedCaught / planted.length : 0;
  const precision =
    compared.newlyFailed > 0 ? (compared.newlyFailed - compared.falseAlarms) / compared.newlyFailed : null;
  const good = pairs.filter(({ other }) => !other.faulty).length;
  const noise = good > 0 ? compared.falseAlarms / good : 0;
  return {
    system: system.id,
    title: system.title,
    description: system.description,
    ...compared,
    errors: rows.filter((row) => row.verdict === 'error').length,
    planted: planted.length,
    plantedCaught,
    recall,
    precision,
    located:
      precision !== null &&
      precision >= MUTANT.precisionFloor &&
      recall >= MUTANT.recallFloor &&
      recall >= MUTANT.contrast * noise,
    lift: recall - noise,
  };
}

function sliceCell(data: HiddenData, pairs: Pair[], slice: string): { planted: number; caught: number } {
  const planted = pairs.filter(
    (pair) => informative(pair) && (data.rows[pair.rowIndex]?.slices.includes(slice) ?? false),
  );
  return { planted: planted.length, caught: planted.filter(newlyFailed).length };
}
