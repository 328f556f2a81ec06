import { Icon } from '../../../../ui/icon';
import { TableScroll } from '../../../../ui/table-scroll';
import type { SimulationResult } from '../../engine/simulation-types';
import { measureTarget } from '../../measure-target';
import type { Target } from '../../targets';
import { formatEstimate, formatMargin, formatMetric } from './number-text';

/** "at most 2 s", "at least 90 %". */
export const limitText = ({ metric, atMost, atLeast }: Target): string =>
  atMost === undefined ? `at least ${formatMetric(metric, atLeast ?? 0)}` : `at most ${formatMetric(metric, atMost)}`;

/** Every stated target against one simulation. */
export function TargetsTable({
  targets,
  result,
  caption,
}: {
  targets: readonly Target[];
  result: SimulationResult;
  caption: string;
}) {
  return (
    <TableScroll label={caption}>
      <table className="data-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Target</th>
            <th scope="col">Met</th>
            <th scope="col" className="num">
              Limit
            </th>
            <th scope="col" className="num">
              Simulated
            </th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => {
            const { estimate, met, margin } = measureTarget(result, target);
            return (
              <tr key={target.id}>
                <th scope="row">{target.title}</th>
                <td className={met ? 'text-good' : 'text-bad'}>
                  <span className="flex items-center gap-1 whitespace-nowrap">
                    <Icon name={met ? 'check' : 'cross'} />
                    {met ? 'Met' : 'Missed'},{' '}
                    {formatMargin(margin, target.atMost === undefined ? 'at-least' : 'at-most')}
                  </span>
                </td>
                <td className="num">{limitText(target)}</td>
                <td className="num">{formatEstimate(target.metric, estimate)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}
