import type { ReactNode } from 'react';

/** The `h1` of a page with a line under it and actions at its end. */
export function PageHeading({
  title,
  actions,
  children,
}: {
  title: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-[1.6rem]">{title}</h1>
        {children && <div className="mt-1.5 max-w-[68ch] text-muted">{children}</div>}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
