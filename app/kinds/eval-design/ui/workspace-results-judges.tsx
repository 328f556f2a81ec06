import { formatCoefficient, formatUsd } from '../../../ui/format-number';
import type { LabelAgreement, PublicRunDetails } from '../public-run';

/** Share of rows on which two verdicts are the same; null when nothing was compared. */
function shareSame({ passPass, passFail, failPass, failFail }: LabelAgreement): string {
  const all = passPass + passFail + failPass + failFail;
  return all === 0 ? '–' : `${Math.round(((passPass + failFail) / all) * 100)} %`;
}

const kappaCell = ({ kappa }: LabelAgreement) =>
  kappa
    ? `${formatCoefficient(kappa.value)} (${formatCoefficient(kappa.low)} to ${formatCoefficient(kappa.high)})`
    : '–';

/** How far each existing judge agrees with the given labels and with the evaluator, and what it cost in this run. */
export function ResultsJudges({ judges }: { judges: PublicRunDetails['judges'] }) {
  return (
    <section className="overflow-x-auto">
      <h2 className="mb-1 font-semibold">Existing judges</h2>
      <table className="data-table">
        <caption>
          κ with its 95 % interval, over the public rows. False alarms and misses are counted against the given labels.
        </caption>
        <thead>
          <tr>
            <th scope="col">Judge</th>
            <th scope="col" className="num">
              κ with labels
            </th>
            <th scope="col" className="num">
              same
            </th>
            <th scope="col" className="num">
              false alarms
            </th>
            <th scope="col" className="num">
              misses
            </th>
            <th scope="col" className="num">
              κ with yours
            </th>
            <th scope="col" className="num">
              calls
            </th>
            <th scope="col" className="num">
              cost
            </th>
          </tr>
        </thead>
        <tbody>
          {judges.map(({ id, title, calls, costUsd, withLabels, withEvaluator }) => (
            <tr key={id}>
              <th scope="row">
                {title} <code className="font-mono text-[0.8rem] font-normal text-muted">{id}</code>
              </th>
              <td className="num">{kappaCell(withLabels)}</td>
              <td className="num">{shareSame(withLabels)}</td>
              <td className="num">{withLabels.failPass}</td>
              <td className="num">{withLabels.passFail}</td>
              <td className="num">{kappaCell(withEvaluator)}</td>
              <td className="num">{calls}</td>
              <td className="num">{formatUsd(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
