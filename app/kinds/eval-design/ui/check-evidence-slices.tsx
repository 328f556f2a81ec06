import { Badge } from '../../../ui/badge';
import { MiniInterval } from '../../../ui/charts/mini-interval';
import { formatCoefficient, formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { Tone } from '../../../ui/tone';
import type { Estimate, SlicesEvidence } from '../evidence';

/** Recall and false alarms slice by slice; the slice with the lowest balance decides the points. */
export function SlicesView({ evidence }: { evidence: SlicesEvidence }) {
  const slices = [...evidence.slices].sort(
    (a, b) => Number(b.counted) - Number(a.counted) || (a.balance ?? 2) - (b.balance ?? 2),
  );
  return (
    <TableScroll label="Recall and false alarms by slice">
      <table className="data-table">
        <caption>
          Balance is recall minus false-alarm rate (Youden&apos;s J), worst first. The worst counted slice earns nothing
          at {formatCoefficient(evidence.scale.from)} and everything at {formatCoefficient(evidence.scale.to)}.
          Intervals are Wilson, 95 %.
        </caption>
        <thead>
          <tr>
            <th scope="col">Slice</th>
            <th scope="col" className="num">
              Balance
            </th>
            <th scope="col">Recall on faulty</th>
            <th scope="col">False alarms on good</th>
          </tr>
        </thead>
        <tbody>
          {slices.map((slice) => (
            <tr key={slice.id} className={slice.counted ? undefined : 'text-muted'}>
              <th scope="row">
                {slice.title} {slice.id === evidence.worst && <Badge tone="warn">worst</Badge>}
                {!slice.counted && <Badge>too small to count</Badge>}
              </th>
              <td className="num">{formatCoefficient(slice.balance)}</td>
              <EstimateCell estimate={slice.recall} of={slice.faulty} tone="accent" />
              <EstimateCell estimate={slice.falseAlarmRate} of={slice.good} tone="bad" />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function EstimateCell({ estimate, of, tone }: { estimate: Estimate | null; of: number; tone: Tone }) {
  if (!estimate) return <td className="text-muted">none in this slice</td>;
  return (
    <td>
      <div className="flex items-center gap-3 whitespace-nowrap tabular-nums">
        <MiniInterval {...estimate} tone={tone} />
        <span className="w-12 text-right">{formatShare(estimate.value)}</span>
        <span className="text-muted">
          {formatShare(estimate.low)} to {formatShare(estimate.high)} · n {of}
        </span>
      </div>
    </td>
  );
}
