import type { ReactNode } from 'react';

/** Lets a wide table scroll sideways on its own, by keyboard too. `label` names it for screen readers. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      {children}
    </div>
  );
}
