import { Badge } from '../../../../ui/badge';
import { formatShare } from '../../../../ui/format-number';
import type { ActorEvidence, CategoryEvidence } from '../../evidence';

/** An actor or a class: what was chosen, what is right, what else one can defend. */
export function ChoiceView({ evidence }: { evidence: ActorEvidence | CategoryEvidence }) {
  const { candidate, truth, alternatives, placeFactor, verdict } = evidence;
  return (
    <div className="grid gap-2">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">Yours</dt>
        <dd>
          {candidate ? candidate.title : 'not chosen'} {verdict === 'exact' && <Badge tone="good">right</Badge>}
          {verdict === 'alternative' && <Badge tone="warn">defensible</Badge>}
          {verdict === 'wrong' && <Badge tone="bad">wrong</Badge>}
        </dd>
        <dt className="text-muted">True</dt>
        <dd>{truth.title}</dd>
      </dl>
      {alternatives.length > 0 && (
        <ul className="list-disc pl-5">
          {alternatives.map(({ id, title, share, why }) => (
            <li key={id}>
              {title} can be defended ({formatShare(share)} of the points): {why}
            </li>
          ))}
        </ul>
      )}
      {placeFactor < 1 && (
        <p className="text-muted">
          Counted at {formatShare(placeFactor)}: the span you named has nothing to do with the cause, so this was half a
          guess.
        </p>
      )}
    </div>
  );
}
