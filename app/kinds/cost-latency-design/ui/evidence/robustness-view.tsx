import { TableScroll } from '../../../../ui/table-scroll';
import { Badge } from '../../../../ui/badge';
import type { RobustnessEvidence } from '../../evidence';
import { formatMetric, formatPart } from '../results/number-text';

/** Every hidden scenario against the limits of a bad day; the worst decides. */
export function RobustnessView({ evidence }: { evidence: RobustnessEvidence }) {
  const { scenarios, targets, worst, tolerance } = evidence;
  return (
    <div className="space-y-2">
      <p>
        The worst scenario decides, not the mean. A limit that is overrun by {formatPart(tolerance)} counts nothing.
      </p>
      <TableScroll label="Scenarios">
        <table className="data-table">
          <caption>Hidden scenarios</caption>
          <thead>
            <tr>
              <th scope="col">Scenario</th>
              <th scope="col" className="num">
                Calls
              </th>
              {targets.map(({ id, title, metric, direction, limit }) => (
                <th key={id} scope="col" className="num">
                  {title}
                  <span className="block">
                    {direction === 'at-most' ? 'at most' : 'at least'} {formatMetric(metric, limit)}
                  </span>
                </th>
              ))}
              <th scope="col" className="num">
                Minutes over the objective
              </th>
              <th scope="col" className="num">
                Failed
              </th>
              <th scope="col" className="num">
                To a human
              </th>
              <th scope="col" className="num">
                Counts
              </th>
            </tr>
          </thead>
          <tbody>
            {scenarios.map((scenario) => (
              <tr key={scenario.id} className={scenario.id === worst ? 'bg-warn-soft' : undefined}>
                <th scope="row" className="min-w-48">
                  {scenario.title} {scenario.id === worst ? <Badge tone="warn">decides</Badge> : null}{' '}
                  {scenario.role === 'incident' ? <Badge>incident</Badge> : null}
                  <span className="block font-normal text-muted">{scenario.description}</span>
                </th>
                <td className="num">{scenario.calls}</td>
                {scenario.targets.map(({ value, met }, at) => (
                  <td key={targets[at]?.id ?? at} className={met ? 'num' : 'num font-semibold text-bad'}>
                    {value === null ? '–' : formatMetric(targets[at]?.metric ?? 'right-share', value)}
                    <span className="sr-only">{met ? ', met' : ', missed'}</span>
                  </td>
                ))}
                <td className="num">
                  {Number(scenario.breachMinutes.toFixed(1))} of {scenario.minutes}
                </td>
                <td className="num">{formatPart(scenario.failedShare)}</td>
                <td className="num">{formatPart(scenario.handOffShare)}</td>
                <td className="num">{formatPart(scenario.credit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
