import type { ReactNode } from 'react';
import { Badge } from '../../../../ui/badge';
import { formatCount } from '../../../../ui/format-number';
import { useFix } from './fix-context';
import { countChangedPlaces } from './count-changed-places';

/** The settings of one agent, tool or retriever, folded until somebody wants them; says how many are changed. */
export function SettingGroup({
  title,
  steps,
  open = false,
  children,
}: {
  title: string;
  steps: readonly string[];
  open?: boolean;
  children: ReactNode;
}) {
  const { base, draft, isLocked } = useFix();
  const changes = countChangedPlaces(base, draft, steps);
  return (
    <details open={open} className="rounded-card border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-2 font-medium -outline-offset-2">
        {title} {isLocked(steps) && <Badge>locked</Badge>}
        {changes > 0 && <Badge tone="accent">{formatCount(changes, 'change')}</Badge>}
      </summary>
      <div className="grid gap-4 border-t border-line p-3">{children}</div>
    </details>
  );
}
