import type { SlicesEvidence } from '../evidence';
import type { HiddenData } from '../exercise-data';
import type { EvalDesignContent } from '../kind';
import { wilsonInterval } from '../../../lib/statistics/wilson';
import { percent, type Finding } from './make-check';
import { isRight, type SystemObservations } from './observations';
import { ramp, SLICE_MINIMUM, SLICE_SCALE } from './thresholds';

/**
 * The slice in which the evaluator is weakest: recall of faulty outputs minus the share of good ones failed (Youden's J), so that
 * failing everything buys nothing. Counts settled outputs of all systems; slices with too few of either sort are shown, not
 * counted. An error is a miss on a faulty output and a false alarm on a good one.
 */
export function scoreSlices(
  content: EvalDesignContent,
  data: HiddenData,
  systems: readonly SystemObservations[],
): Finding {
  const slices = content.slices.map((slice): SlicesEvidence['slices'][number] => {
    const inside = systems.flatMap(({ rows }) =>
      rows.filter((row, at) => row.settled && (data.rows[at]?.slices.includes(slice.id) ?? false)),
    );
    const faulty = inside.filter((row) => row.faulty);
    const good = inside.filter((row) => !row.faulty);
    const recall = wilsonInterval(faulty.filter(isRight).length, faulty.length);
    const falseAlarmRate = wilsonInterval(good.filter((row) => !isRight(row)).length, good.length);
    return {
      id: slice.id,
      title: slice.title,
      faulty: faulty.length,
      good: good.length,
      recall,
      falseAlarmRate,
      balance: recall && falseAlarmRate ? recall.value - falseAlarmRate.value : null,
      counted: faulty.length >= SLICE_MINIMUM && good.length >= SLICE_MINIMUM,
    };
  });
  const counted = slices.filter((slice) => slice.counted);
  const worst = counted.reduce<(typeof slices)[number] | null>(
    (lowest, slice) => (lowest === null || (slice.balance ?? 0) < (lowest.balance ?? 0) ? slice : lowest),
    null,
  );
  return {
    checkId: 'slices',
    credit: worst ? ramp(worst.balance ?? 0, SLICE_SCALE) : 0,
    summary: worst
      ? `Weakest in "${worst.title}": ${percent(worst.recall?.value ?? 0)} of faulty outputs failed and ${percent(worst.falseAlarmRate?.value ?? 0)} of good ones.`
      : 'No slice holds enough outputs to be counted.',
    advice: worst
      ? `Compare your evaluator's mistakes inside "${worst.title}" with the rest. All points need a difference of ${percent(SLICE_SCALE.to)} between the two rates in every slice.`
      : '',
    evidence: { check: 'slices', schemaVersion: 1, slices, worst: worst?.id ?? null, scale: SLICE_SCALE },
  };
}
