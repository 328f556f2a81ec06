import type { CheckResult } from '../../kinds/contract';
import { Badge } from '../../ui/badge';
import { PointsBar } from '../../ui/charts/points-bar';
import { formatPoints } from '../../ui/format-number';
import { CHECK_TONES, CHECK_WORDS } from './check-words';

/** All checks in a table of a line each, as the way into their evidence. `scale` turns their points into points of the total. */
export function ChecksOverview({ checks, scale }: { checks: CheckResult[]; scale: number }) {
  return (
    <table className="data-table">
      <caption className="sr-only">Executed checks and their points</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Status</th>
          <th scope="col">Share</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.checkId}>
            <th scope="row" className="w-full">
              <a href={`#check-${check.checkId}`} className="hover:underline">
                {check.title}
              </a>
            </th>
            <td>
              <Badge tone={CHECK_TONES[check.status]}>{CHECK_WORDS[check.status]}</Badge>
            </td>
            <td className="hidden w-28 sm:table-cell">
              <div className="w-28 pt-1.5">
                <PointsBar label={check.title} earned={check.points} max={check.maxPoints} height={7} />
              </div>
            </td>
            <td className="num">
              {formatPoints(check.points * scale)} / {formatPoints(check.maxPoints * scale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
