import type { ChangeEvidence } from '../../evidence';
import { formatUsd } from '../results/number-text';
import { NotMeasuredProblems } from './not-measured-view';
import { StandingsTable } from './standings-table';

/** The second part: the design after the change, beside the first design under it. */
export function ChangeView({ evidence }: { evidence: ChangeEvidence }) {
  const { title, targets, unchanged, changed, costPerCallUsd, problems } = evidence;
  return (
    <div className="space-y-4">
      {problems.length > 0 ? <NotMeasuredProblems problems={problems} /> : null}
      {!changed && problems.length === 0 ? <p>The second design is the first one.</p> : null}
      {costPerCallUsd ? (
        <p>
          A call cost {formatUsd(costPerCallUsd.before)} before the change. The first design would now cost{' '}
          {formatUsd(costPerCallUsd.kept)}, the second costs {formatUsd(costPerCallUsd.changed)}.
        </p>
      ) : null}
      {targets.length > 0 ? <StandingsTable caption={`${title}: the second design`} targets={targets} /> : null}
      {unchanged.length > 0 ? (
        <StandingsTable caption={`${title}: the first design as it was`} targets={unchanged} />
      ) : null}
    </div>
  );
}
