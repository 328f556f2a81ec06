import { LocalTime } from '../../../ui/local-time';
import type { OverrideLine } from '../everything-views';

/** Every change of a check or criterion by a person, oldest first; the last one counts. */
export function OverrideNotes({ overrides }: { overrides: readonly OverrideLine[] }) {
  if (overrides.length === 0) return null;
  return (
    <ul aria-label="Changes by people" className="mt-3 space-y-1 text-[0.8667rem]">
      {overrides.map(({ id, to, reason, authorName, at }) => (
        <li key={id} className="border-l-2 border-accent pl-3 break-words">
          <strong>{to === null ? 'Earlier changes withdrawn' : `Set to ${to}`}</strong> by {authorName},{' '}
          <LocalTime iso={at} />: {reason}
        </li>
      ))}
    </ul>
  );
}
