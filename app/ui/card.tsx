import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { classNames } from './class-names';

export interface CardProps extends Omit<ComponentPropsWithoutRef<'section'>, 'title'> {
  title?: ReactNode;
  /** Level of the heading that shows `title`. */
  headingLevel?: 2 | 3 | 4;
  /** Shown at the end of the heading's line. */
  aside?: ReactNode;
  /** False leaves the content without padding, for tables and panes. */
  padded?: boolean;
}

/** A bordered surface, with an optional heading line. */
export function Card({ title, headingLevel = 2, aside, padded = true, className, children, ...rest }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section className={classNames('rounded-card border border-line bg-surface', className)} {...rest}>
      {title !== undefined && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2.5">
          <Heading className="text-[1rem]">{title}</Heading>
          {aside}
        </div>
      )}
      <div className={padded ? 'p-4' : undefined}>{children}</div>
    </section>
  );
}
