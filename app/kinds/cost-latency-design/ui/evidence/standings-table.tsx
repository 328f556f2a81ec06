import { MiniInterval } from '../../../../ui/charts/mini-interval';
import { TableScroll } from '../../../../ui/table-scroll';
import type { TargetEvidence } from '../../evidence';
import { formatEstimate, formatMargin, formatMetric, formatPart } from '../results/number-text';
import { MetMark } from './met-mark';

/** Targets with limit, simulated value and interval, margin and what it counts. */
export function StandingsTable({ caption, targets }: { caption: string; targets: readonly TargetEvidence[] }) {
  return (
    <TableScroll label={caption}>
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Target</th>
            <th scope="col" className="num">
              Limit
            </th>
            <th scope="col" className="num">
              Simulated
            </th>
            <th scope="col">Against the limit</th>
            <th scope="col">Met</th>
            <th scope="col" className="num">
              Counts
            </th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.id}>
              <th scope="row" className="min-w-40">
                {target.title}
                <span className="block font-normal text-muted">{target.scenario}</span>
              </th>
              <td className="num">
                {target.direction === 'at-most' ? 'at most ' : 'at least '}
                {formatMetric(target.metric, target.limit)}
              </td>
              <td className="num">{formatEstimate(target.metric, target.estimate)}</td>
              <td className="min-w-32">
                <LimitBar target={target} />
              </td>
              <td>
                <MetMark met={target.met}>
                  <span className="text-ink">
                    , {formatMargin(target.margin, target.direction)}
                    {target.estimate && !target.certain ? ', within the error of the simulation' : ''}
                  </span>
                </MetMark>
              </td>
              <td className="num">{formatPart(target.credit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The value with its interval on a scale from 0 to a little beyond value and limit. */
function LimitBar({ target }: { target: TargetEvidence }) {
  const { estimate, limit } = target;
  if (!estimate) return null;
  const end = Math.max(limit, estimate.high) * 1.15 || 1;
  return (
    <MiniInterval value={estimate.value} low={estimate.low} high={estimate.high} domain={[0, end]} reference={limit} />
  );
}
