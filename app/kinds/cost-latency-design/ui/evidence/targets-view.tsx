import type { TargetsEvidence } from '../../evidence';
import { StandingsTable } from './standings-table';

/** The stated targets, each in the usual scenario where it came out worst. */
export function TargetsView({ evidence }: { evidence: TargetsEvidence }) {
  const { scenarios, replications, targets } = evidence;
  return (
    <div className="space-y-3">
      <StandingsTable
        targets={targets}
        caption={`Each where it came out worst; ${replications} replications of every scenario`}
      />
      <ul className="list-disc pl-5 text-[0.8667rem]">
        {scenarios.map(({ id, title, description, calls }) => (
          <li key={id}>
            <span className="font-medium">{title}</span>, {calls.toLocaleString('en-US')} calls. {description}
          </li>
        ))}
      </ul>
    </div>
  );
}
