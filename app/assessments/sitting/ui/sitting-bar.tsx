import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames } from '../../../ui/class-names';
import type { SittingPlaceView } from '../sitting-views';

/** The line above a workspace in a sitting: the way back, the section's exercises to move between, the clock, and what else there is. */
export function SittingBar({ place, children }: { place: SittingPlaceView; children: ReactNode }) {
  const base = `/sittings/${encodeURIComponent(place.sittingId)}`;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-sunken px-4 py-1.5">
      <nav aria-label={place.sectionTitle} className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-1">
        <Link to={base} className="rounded-control px-2 py-1 text-[0.8667rem] hover:bg-surface">
          All sections
        </Link>
        {place.exercises.map(({ attemptId, title }, index) => {
          const current = attemptId === place.attemptId;
          return (
            <Link
              key={attemptId}
              to={`${base}/exercises/${attemptId}`}
              aria-current={current ? 'page' : undefined}
              className={classNames(
                'rounded-control px-2 py-1 text-[0.8667rem]',
                current ? 'bg-surface font-medium' : 'text-muted hover:bg-surface hover:text-ink',
              )}
            >
              {index + 1}. {title}
            </Link>
          );
        })}
      </nav>
      <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
