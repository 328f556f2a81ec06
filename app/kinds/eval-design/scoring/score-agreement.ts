import type { AgreementEvidence } from '../evidence';
import { bootstrap } from '../../../lib/statistics/bootstrap';
import { cohenKappa } from '../../../lib/statistics/cohen-kappa';
import { percent, type Finding } from './make-check';
import { balanceOf, countConfusion, isRight, outputWeights, type SystemObservations } from './observations';
import { AGREEMENT_SCALE, ramp, REPLICATES } from './thresholds';

/**
 * Agreement of the evaluator with the gold labels beyond chance: Cohen's κ over all settled outputs, weighted so that systems
 * that work and systems with a planted fault count the same. An error counts as the wrong verdict. The interval is a percentile
 * bootstrap over hidden rows, because the systems answer the same rows and their outputs are not independent.
 */
export function scoreAgreement(systems: readonly SystemObservations[], seed: number): Finding {
  const weights = outputWeights(systems);
  const rowCount = Math.max(0, ...systems.map(({ rows }) => rows.length));
  // Per hidden row, the weight in each cell: [failed faulty, failed good, passed faulty, passed good].
  const cells = Array.from({ length: rowCount }, () => [0, 0, 0, 0]);
  for (const { system, rows } of systems) {
    rows.forEach((row, at) => {
      if (!row.settled) return;
      const failed = isRight(row) === row.faulty;
      const cell = (failed ? 0 : 2) + (row.faulty ? 0 : 1);
      const ofRow = cells[at];
      if (ofRow) ofRow[cell] = (ofRow[cell] ?? 0) + weights[system.role];
    });
  }
  const estimate = bootstrap({
    units: rowCount,
    replicates: REPLICATES.agreement,
    seed,
    statistic: (times) => {
      const sum = [0, 0, 0, 0];
      cells.forEach((ofRow, at) => {
        const weight = times[at] ?? 0;
        if (weight > 0) ofRow.forEach((value, cell) => (sum[cell] = (sum[cell] ?? 0) + weight * value));
      });
      return kappaOf(sum);
    },
  });
  const kappa = estimate
    ? { value: estimate.value, low: estimate.low, high: estimate.high }
    : { value: 0, low: 0, high: 0 };
  const { recall, falseAlarmRate } = balanceOf(systems);
  return {
    checkId: 'agreement',
    credit: ramp(kappa.value, AGREEMENT_SCALE),
    summary: `Cohen's κ with expert labels is ${kappa.value.toFixed(2)} (95 % interval ${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}): ${percent(recall)} of faulty outputs failed, ${percent(falseAlarmRate)} of good ones too.`,
    advice:
      1 - recall >= falseAlarmRate
        ? `κ of ${AGREEMENT_SCALE.to} earns all points. Misses weigh more than false alarms here: ${percent(1 - recall)} of faulty outputs get through.`
        : `κ of ${AGREEMENT_SCALE.to} earns all points. False alarms weigh more than misses here: ${percent(falseAlarmRate)} of good outputs are failed.`,
    evidence: {
      check: 'agreement',
      schemaVersion: 1,
      confusion: countConfusion(systems.flatMap(({ rows }) => rows)),
      kappa,
      recall,
      falseAlarmRate,
      roles: describeRoles(systems, weights),
      scale: AGREEMENT_SCALE,
    },
  };
}

const kappaOf = ([failedFaulty = 0, failedGood = 0, passedFaulty = 0, passedGood = 0]: number[]): number | null =>
  cohenKappa([
    [failedFaulty, failedGood],
    [passedFaulty, passedGood],
  ])?.value ?? null;

function describeRoles(
  systems: readonly SystemObservations[],
  weights: ReturnType<typeof outputWeights>,
): AgreementEvidence['roles'] {
  return (['baseline', 'equivalent', 'mutant'] as const).map((role) => {
    const ofRole = systems.filter(({ system }) => system.role === role);
    const rows = ofRole.flatMap((one) => one.rows).filter((row) => row.settled);
    const confusion = countConfusion(rows);
    const failedFaulty = confusion.failedFaulty;
    const failedGood = confusion.failedGood + confusion.errorsGood;
    const passedFaulty = confusion.passedFaulty + confusion.errorsFaulty;
    return {
      role,
      systems: ofRole.length,
      confusion,
      kappa: kappaOf([failedFaulty, failedGood, passedFaulty, confusion.passedGood]),
      weight: Math.min(1, weights[role] * rows.length),
    };
  });
}
