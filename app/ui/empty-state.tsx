import type { ReactNode } from 'react';

/** What stands where a list would be: why it is empty, and what to do next. */
export function EmptyState({ title, actions, children }: { title: string; actions?: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-line-strong px-5 py-8">
      <p className="font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-[60ch] text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
