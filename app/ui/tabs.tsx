import { Tabs as RadixTabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface TabItem {
  id: string;
  label: ReactNode;
  /** Small count or state after the label. */
  note?: ReactNode;
  content: ReactNode;
}

export interface TabsProps {
  /** Name of the tab list for screen readers. */
  label: string;
  items: TabItem[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (id: string) => void;
  className?: string;
  /** Class of each panel. */
  panelClassName?: string;
  /** Keeps hidden panels mounted (editors, scrolled tables). */
  keepMounted?: boolean;
  /** Shown at the end of the tab line. */
  aside?: ReactNode;
}

/** Tabs with arrow-key movement. Uncontrolled unless `value` is given; the first tab is open by default. */
export function Tabs({ label, items, keepMounted, aside, panelClassName, className, ...state }: TabsProps) {
  const first = state.value === undefined ? (state.defaultValue ?? items[0]?.id) : undefined;
  return (
    <RadixTabs.Root
      className={classNames('flex min-h-0 flex-col', className)}
      {...(state.value === undefined ? { defaultValue: first } : { value: state.value })}
      onValueChange={state.onValueChange}
    >
      <div className="flex shrink-0 items-center justify-between gap-3 border-b border-line">
        <RadixTabs.List aria-label={label} className="-mb-px flex overflow-x-auto">
          {items.map((item) => (
            <RadixTabs.Trigger
              key={item.id}
              value={item.id}
              className="h-9 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {item.label}
              {item.note !== undefined && <span className="ml-1.5 text-[0.8rem] tabular-nums">{item.note}</span>}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {aside}
      </div>
      {items.map((item) => (
        <RadixTabs.Content
          key={item.id}
          value={item.id}
          {...(keepMounted ? { forceMount: true as const } : {})}
          className={classNames('min-h-0 grow -outline-offset-2 data-[state=inactive]:hidden', panelClassName)}
        >
          {item.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}
