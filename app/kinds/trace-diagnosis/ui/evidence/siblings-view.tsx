import { Badge } from '../../../../ui/badge';
import { MiniInterval } from '../../../../ui/charts/mini-interval';
import { formatShare } from '../../../../ui/format-number';
import { TableScroll } from '../../../../ui/table-scroll';
import type { SiblingsEvidence } from '../../evidence';
import { END_WORDS } from '../replay/run-words';

/** Healthy runs with the patch: still healthy, and at what price, against what is allowed. */
export function SiblingsView({ evidence }: { evidence: SiblingsEvidence }) {
  const { allowances, runs, kept, costRatio, durationRatio, interruptionsPerRun, repairFactor } = evidence;
  const most = Math.max(2, ...runs.flatMap((run) => [run.costRatio ?? 1, run.durationRatio ?? 1])) * 1.05;
  return (
    <div className="grid gap-4">
      <p>
        {formatShare(kept.value)} of the healthy runs still succeed (95 % interval {formatShare(kept.low)} to{' '}
        {formatShare(kept.high)}). On average they cost {ratio(costRatio)}, take {ratio(durationRatio)}, and interrupt
        people {interruptionsPerRun.toFixed(2)} times more.
      </p>
      <TableScroll label="Healthy runs with the patch">
        <table className="data-table">
          <caption>
            Allowed: cost × {allowances.costRatio}, duration × {allowances.durationRatio},{' '}
            {allowances.interruptionsPerRun} interruptions more per run. The tick in each picture is what is allowed.
          </caption>
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Outcome</th>
              <th scope="col">Cost</th>
              <th scope="col">Duration</th>
              <th scope="col" className="num">
                Interruptions
              </th>
              <th scope="col" className="num">
                Credit
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.number}>
                <th scope="row">{run.number}</th>
                <td>
                  <Badge tone={run.kept ? 'good' : 'bad'}>{run.kept ? 'still succeeds' : 'broken'}</Badge>{' '}
                  <span className="text-muted">{run.ended === null ? 'no end' : END_WORDS[run.ended]}</span>
                </td>
                <td>
                  <Ratio value={run.costRatio} allowed={allowances.costRatio} most={most} />
                </td>
                <td>
                  <Ratio value={run.durationRatio} allowed={allowances.durationRatio} most={most} />
                </td>
                <td className="num">
                  {run.addedInterruptions > 0 ? `+${run.addedInterruptions}` : run.addedInterruptions}
                </td>
                <td className="num">{formatShare(run.credit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {repairFactor < 1 && (
        <p className="text-muted">
          Counted at {formatShare(repairFactor)}: leaving everything as it is harms nobody, so points come with what the
          patch repairs.
        </p>
      )}
    </div>
  );
}

const ratio = (value: number | null): string => (value === null ? 'nothing measurable' : `× ${value.toFixed(2)}`);

function Ratio({ value, allowed, most }: { value: number | null; allowed: number; most: number }) {
  if (value === null) return <span className="text-muted">–</span>;
  const fine = value <= allowed;
  return (
    <span className="flex items-center gap-2 tabular-nums">
      <span className={fine ? undefined : 'font-medium text-bad'}>× {value.toFixed(2)}</span>
      <MiniInterval
        value={value}
        low={value}
        high={value}
        domain={[0, most]}
        tone={fine ? 'good' : 'bad'}
        reference={allowed}
      />
    </span>
  );
}
