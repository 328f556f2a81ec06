import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '../class-names';

export interface PaneTab {
  id: string;
  title: string;
  /** Small count after the title. */
  note?: ReactNode;
}

interface PaneTabsProps {
  label: string;
  tabs: PaneTab[];
  active: string;
  /** Id of the panel of a tab. */
  panelId(id: string): string;
  onChoose(id: string): void;
  className?: string;
}

/**
 * Tabs whose panels live elsewhere: the same panel is reached from one line of tabs on a narrow screen and from its own group on a
 * wide one, so panels never move in the page and editors keep their state.
 */
export function PaneTabs({ label, tabs, active, panelId, onChoose, className }: PaneTabsProps) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex(({ id }) => id === active);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const index = (target + tabs.length) % tabs.length;
    const next = tabs[index];
    if (next) onChoose(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={classNames('needs-js flex shrink-0 overflow-x-auto border-b border-line bg-page', className)}
    >
      {tabs.map(({ id, title, note }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === active}
          aria-controls={panelId(id)}
          tabIndex={id === active ? 0 : -1}
          onClick={() => onChoose(id)}
          className="h-9 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:text-ink"
        >
          {title}
          {note === undefined || note === null ? null : (
            <span className="ml-1.5 text-[0.8rem] tabular-nums">{note}</span>
          )}
        </button>
      ))}
    </div>
  );
}
