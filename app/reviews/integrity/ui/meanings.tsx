import type { FactKind, IntegrityView } from '../integrity-views';
import { kindWords } from '../timeline-words';

/** What each kind of fact on this page can mean, and what it cannot. */
export function Meanings({ view }: { view: IntegrityView }) {
  const kinds = (Object.keys(kindWords) as FactKind[]).filter(
    (kind) => kind !== 'begin' && kind !== 'end' && view.facts.some((fact) => fact.kind === kind),
  );
  if (kinds.length === 0) return null;
  return (
    <dl className="grid gap-x-8 gap-y-4 md:grid-cols-2">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt className="font-semibold">{kindWords[kind].title}</dt>
          <dd>{kindWords[kind].can}</dd>
          <dd className="text-muted">{kindWords[kind].cannot}</dd>
        </div>
      ))}
    </dl>
  );
}
