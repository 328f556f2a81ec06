import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** The head of a page about one exercise's rubric: where it belongs, its title, and what can be done. */
export function RubricHeading({
  slug,
  exercise,
  title,
  actions,
  children,
}: {
  slug: string;
  /** The exercise whose page this one lies below. */
  exercise?: { slug: string; title: string };
  title: string;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <p className="text-[0.8667rem] text-muted">
          <Link to={`/organisations/${slug}/rubrics`} className="hover:text-ink hover:underline">
            Rubrics
          </Link>
          {exercise && (
            <>
              {' / '}
              <Link to={`/organisations/${slug}/rubrics/${exercise.slug}`} className="hover:text-ink hover:underline">
                {exercise.title}
              </Link>
            </>
          )}
        </p>
        <h2 className="text-[1.25rem]">{title}</h2>
        {children && <div className="mt-1 max-w-[68ch] text-muted">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
