import { classNames } from '../../ui/class-names';
import type { InvitationCounts } from '../assessment-views';

const PARTS = [
  { key: 'waiting', title: 'not started', look: 'bg-line-strong' },
  { key: 'running', title: 'running', look: 'bg-accent' },
  { key: 'finished', title: 'to decide', look: 'bg-warn' },
  { key: 'decided', title: 'decided', look: 'bg-good' },
] as const;

/** Where the people invited to an assessment are, as one bar with its numbers. */
export function CountsBar({ counts }: { counts: InvitationCounts }) {
  const all = PARTS.reduce((sum, { key }) => sum + counts[key], 0);
  if (all === 0) return <p className="text-[0.8667rem] text-muted">Nobody is invited yet.</p>;
  return (
    <div>
      <div aria-hidden="true" className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {PARTS.map(({ key, look }) => (
          <span key={key} className={look} style={{ width: `${(counts[key] / all) * 100}%` }} />
        ))}
      </div>
      <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-[0.8667rem]">
        {PARTS.map(({ key, title, look }) => (
          <div key={key} className="flex items-center gap-1.5">
            <dt className="order-2 text-muted">{title}</dt>
            <dd className="order-1 flex items-center gap-1.5 font-medium tabular-nums">
              <span aria-hidden="true" className={classNames('size-2 rounded-full', look)} />
              {counts[key]}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
