import type { ReactNode } from 'react';

/** A key, or a key combination, as it is printed on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block rounded-[3px] border border-line bg-sunken px-1 font-mono text-2xs text-muted">
      {children}
    </kbd>
  );
}
