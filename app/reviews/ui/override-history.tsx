import { LocalTime } from '../../ui/local-time';
import type { OverrideLine } from '../review/review-page-views';

/** Every override of one target, oldest first; nothing is shown when only one was ever made, because it stands above already. */
export function OverrideHistory({
  overrides,
  wordsOf,
}: {
  overrides: readonly OverrideLine[];
  /** What it was set to; null: earlier ones were withdrawn. */
  wordsOf(override: OverrideLine): string | null;
}) {
  if (overrides.length === 0) return null;
  return (
    <details className="mt-3 text-[0.8667rem]">
      <summary className="min-h-6 cursor-pointer text-muted">History of overrides ({overrides.length})</summary>
      <ol className="mt-1 space-y-1">
        {overrides.map((override) => {
          const to = wordsOf(override);
          return (
            <li key={override.id} className="border-l-2 border-accent pl-3 break-words">
              <strong>{to === null ? 'Withdrawn' : `Set to ${to}`}</strong> by {override.authorName},{' '}
              <LocalTime iso={override.at} />: {override.reason}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
