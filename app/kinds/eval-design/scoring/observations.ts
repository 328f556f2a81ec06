import type { ConfusionCounts } from '../evidence';
import type { HiddenData } from '../exercise-data';
import type { Execution } from '../execution';
import type { HiddenSystem } from '../formats';
import { classificationRates } from '../../../lib/statistics/classification';
import { ROLE_WEIGHTS } from './thresholds';

/** What the evaluator said about one hidden output, beside the truth. */
export interface Observation {
  faulty: boolean;
  planted: boolean;
  /** False for outputs whose label is honestly debatable; they are left out of everything that needs a label. */
  settled: boolean;
  verdict: 'pass' | 'fail' | 'error';
  score: number | null;
}

/** All observations of one hidden system, one per hidden row in file order. */
export interface SystemObservations {
  system: HiddenSystem;
  rows: Observation[];
}

const VERDICTS: Readonly<Record<string, Observation['verdict']>> = { '1': 'pass', '0': 'fail' };

/** One character of an execution as a verdict. Rows that were not reached count as errors: the candidate's code cut the session. */
export const readVerdict = (character: string | undefined): Observation['verdict'] =>
  VERDICTS[character ?? 'e'] ?? 'error';

/** Joins an execution with the hidden data it was made from. Throws when their sizes differ, which would be our error. */
export function joinObservations(data: HiddenData, execution: Execution): SystemObservations[] {
  const fits =
    execution.verdicts.length === data.systems.length &&
    execution.verdicts.every((verdicts) => verdicts.length === data.rows.length) &&
    execution.paraphraseVerdicts.length === data.paraphrases.length;
  if (!fits) throw new Error('the stored run belongs to another version of the exercise');
  return data.systems.map((system, s) => ({
    system,
    rows: (data.outputs[s] ?? []).map((output, r) => ({
      faulty: output.gold === 'fail',
      planted: output.planted,
      settled: !output.ambiguous,
      verdict: readVerdict(execution.verdicts[s]?.[r]),
      score: execution.scores[s]?.[r] ?? null,
    })),
  }));
}

/** Whether the evaluator was right. An error is neither verdict, so it is never right. */
export const isRight = ({ verdict, faulty }: Observation): boolean =>
  verdict !== 'error' && (verdict === 'fail') === faulty;

export function countConfusion(observations: Iterable<Observation>): ConfusionCounts {
  const counts = { passedGood: 0, passedFaulty: 0, failedGood: 0, failedFaulty: 0, errorsGood: 0, errorsFaulty: 0 };
  for (const { settled, verdict, faulty } of observations) {
    if (!settled) continue;
    if (verdict === 'pass') counts[faulty ? 'passedFaulty' : 'passedGood'] += 1;
    else if (verdict === 'fail') counts[faulty ? 'failedFaulty' : 'failedGood'] += 1;
    else counts[faulty ? 'errorsFaulty' : 'errorsGood'] += 1;
  }
  return counts;
}

/**
 * Weight of one settled output of each role: the role's share of the whole, spread evenly over its settled outputs, roles without
 * outputs left out. All weights add up to 1.
 */
export function outputWeights(systems: readonly SystemObservations[]): Record<HiddenSystem['role'], number> {
  const settled = { baseline: 0, mutant: 0, equivalent: 0 };
  for (const { system, rows } of systems) settled[system.role] += rows.filter((row) => row.settled).length;
  const roles = (['baseline', 'mutant', 'equivalent'] as const).filter((role) => settled[role] > 0);
  const whole = roles.reduce((sum, role) => sum + ROLE_WEIGHTS[role], 0);
  const weights = { baseline: 0, mutant: 0, equivalent: 0 };
  for (const role of roles) weights[role] = ROLE_WEIGHTS[role] / whole / settled[role];
  return weights;
}

/**
 * Recall (share of faulty outputs failed), false-alarm rate (share of good outputs not passed) and their difference, Youden's J,
 * over all settled outputs weighted by role. An error counts against the evaluator on either side.
 */
export function balanceOf(systems: readonly SystemObservations[]): {
  recall: number;
  falseAlarmRate: number;
  youdenJ: number;
} {
  const weights = outputWeights(systems);
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (const { system, rows } of systems) {
    for (const row of rows) {
      if (!row.settled) continue;
      const right = isRight(row);
      const cell = row.faulty
        ? right
          ? 'truePositives'
          : 'falseNegatives'
        : right
          ? 'trueNegatives'
          : 'falsePositives';
      counts[cell] += weights[system.role];
    }
  }
  const rates = classificationRates(counts);
  return { recall: rates.recall ?? 0, falseAlarmRate: rates.falsePositiveRate ?? 0, youdenJ: rates.youdenJ ?? 0 };
}
