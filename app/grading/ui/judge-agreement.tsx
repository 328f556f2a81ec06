import type { CalibrationRecord } from '../../exercises/calibration-format';
import type { PublicCriterion } from '../../exercises/exercise-views';
import { Badge } from '../../ui/badge';
import { MiniInterval } from '../../ui/charts/mini-interval';

/** How far the judge was found to agree with people on this exercise, in one line, and per criterion for those who ask. */
export function JudgeAgreement({
  calibration,
  criteria,
}: {
  calibration: CalibrationRecord | null;
  criteria: PublicCriterion[];
}) {
  if (!calibration) {
    return (
      <p className="mb-4 text-muted">
        <Badge tone="warn">Uncalibrated</Badge> How far this judge agrees with people on this rubric has not been
        measured.
      </p>
    );
  }
  const { report, measuredAt } = calibration;
  return (
    <details className="mb-4 text-muted">
      <summary className="cursor-pointer">
        <Badge tone={report.met ? 'good' : 'warn'}>{report.met ? 'Calibrated' : 'Uncalibrated'}</Badge> Agreement with
        people on {report.judgedSamples} labelled samples: weighted κ {inWords(report.overall)}.
      </summary>
      {report.shortfalls.length > 0 && <p className="mt-2">It misses the bar: {report.shortfalls.join('; ')}.</p>}
      <table className="mt-2 text-[0.85rem]">
        <caption className="text-left">Measured {measuredAt.slice(0, 10)}, per criterion</caption>
        <thead>
          <tr>
            <th scope="col" className="pr-4 text-left">
              Criterion
            </th>
            <th scope="col" className="pr-4 text-right">
              Samples
            </th>
            <th scope="col" className="pr-4 text-right">
              Same level
            </th>
            <th scope="col" className="text-left" colSpan={2}>
              Weighted κ, 95 % interval
            </th>
          </tr>
        </thead>
        <tbody>
          {report.criteria.map((item) => (
            <tr key={item.criterionId}>
              <th scope="row" className="pr-4 text-left font-normal">
                {criteria.find(({ id }) => id === item.criterionId)?.title ?? item.criterionId}
              </th>
              <td className="pr-4 text-right">{item.pairs}</td>
              <td className="pr-4 text-right">{item.equal === null ? 'n/a' : `${Math.round(100 * item.equal)} %`}</td>
              <td className="pr-4">{inWords(item.weightedKappa)}</td>
              <td className="w-32">{item.weightedKappa && <MiniInterval {...scaled(item.weightedKappa)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type Estimate = CalibrationRecord['report']['overall'];

const inWords = (found: Estimate) =>
  found ? `${found.value.toFixed(2)} (${found.low.toFixed(2)} to ${found.high.toFixed(2)})` : 'cannot be computed';

/** The drawing's axis runs from chance, 0, to perfect, 1; worse than chance is drawn at its edge. */
const scaled = ({ value, low, high }: NonNullable<Estimate>) => ({
  value: Math.max(0, value),
  low: Math.max(0, low),
  high: Math.max(0, high),
});
