import type { NotMeasuredEvidence } from '../../evidence';

const REASONS: Record<NotMeasuredEvidence['reason'], string> = {
  unreadable: 'design.json is not a design, so nothing could be simulated.',
  invalid: 'The design cannot run with this catalogue, so nothing could be simulated.',
  starter: 'The design is the starter, unchanged.',
  'too-many-requests': 'The design sends so many requests that its simulation was stopped.',
};

/** Why there is nothing to measure, and where to mend it. */
export function NotMeasuredView({ evidence }: { evidence: NotMeasuredEvidence }) {
  return (
    <div className="space-y-2">
      <p>{REASONS[evidence.reason]}</p>
      <NotMeasuredProblems problems={evidence.problems} />
    </div>
  );
}

export function NotMeasuredProblems({ problems }: { problems: readonly { path: string; message: string }[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {problems.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path ? <code className="font-mono">{path}</code> : 'The text'}: {message}
        </li>
      ))}
    </ul>
  );
}
