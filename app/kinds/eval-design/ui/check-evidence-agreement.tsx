import { ConfusionMatrix } from '../../../ui/charts/confusion-matrix';
import { IntervalScale } from '../../../ui/charts/interval-scale';
import { formatCoefficient, formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { AgreementEvidence, ConfusionCounts } from '../evidence';

const roleTitle = { baseline: 'Baseline', mutant: 'Mutants', equivalent: 'Equivalents' } as const;
const errorsOf = (counts: ConfusionCounts) => counts.errorsGood + counts.errorsFaulty;

/** Cohen's κ against the gold labels with its interval, the confusion matrix behind it, and κ by sort of system. */
export function AgreementView({ evidence }: { evidence: AgreementEvidence }) {
  const { confusion, kappa, scale } = evidence;
  return (
    <div className="space-y-6">
      <IntervalScale
        label="Cohen's κ with the gold labels"
        value={kappa.value}
        low={kappa.low}
        high={kappa.high}
        domain={[Math.min(0, Math.floor(kappa.low * 10) / 10), 1]}
        format={formatCoefficient}
        references={[
          { value: scale.from, label: 'no points' },
          { value: scale.to, label: 'full points' },
        ]}
      />
      <div className="flex flex-wrap gap-x-10 gap-y-6">
        <Matrix counts={confusion} />
        <dl className="grid auto-rows-min grid-cols-[auto_auto] gap-x-4 gap-y-1 self-center text-[0.8667rem]">
          <dt className="text-muted">Recall on faulty outputs</dt>
          <dd className="text-right tabular-nums">{formatShare(evidence.recall)}</dd>
          <dt className="text-muted">False alarms on good outputs</dt>
          <dd className="text-right tabular-nums">{formatShare(evidence.falseAlarmRate)}</dd>
          <dt className="text-muted">Answered with an error</dt>
          <dd className="text-right tabular-nums">{errorsOf(confusion)}</dd>
        </dl>
      </div>
      <TableScroll label="Agreement by sort of system">
        <table className="data-table">
          <caption>By sort of system; the overall κ weighs them as shown, whatever their number.</caption>
          <thead>
            <tr>
              <th scope="col">Systems</th>
              {['κ', 'Weight', 'Catches', 'Misses', 'False alarms', 'Right passes', 'Errors'].map((title) => (
                <th key={title} scope="col" className="num">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evidence.roles.map(({ role, systems, confusion: counts, kappa: roleKappa, weight }) => (
              <tr key={role}>
                <th scope="row">
                  {roleTitle[role]} ({systems})
                </th>
                <td className="num">{formatCoefficient(roleKappa)}</td>
                <td className="num">{formatShare(weight)}</td>
                <td className="num">{counts.failedFaulty}</td>
                <td className="num">{counts.passedFaulty}</td>
                <td className="num">{counts.failedGood}</td>
                <td className="num">{counts.passedGood}</td>
                <td className="num">{errorsOf(counts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

function Matrix({ counts }: { counts: ConfusionCounts }) {
  return (
    <ConfusionMatrix
      caption="All hidden outputs with a settled label"
      rowsTitle="You said"
      columnsTitle="Gold"
      rows={errorsOf(counts) > 0 ? ['fail', 'pass', 'error'] : ['fail', 'pass']}
      columns={['faulty', 'good']}
      counts={[
        [counts.failedFaulty, counts.failedGood],
        [counts.passedFaulty, counts.passedGood],
        [counts.errorsFaulty, counts.errorsGood],
      ]}
      cells={[
        [
          { name: 'caught', right: true },
          { name: 'false alarm', right: false },
        ],
        [
          { name: 'missed', right: false },
          { name: 'let through', right: true },
        ],
        [
          { name: 'no answer', right: false },
          { name: 'no answer', right: false },
        ],
      ]}
    />
  );
}
