import { Fragment, useEffect, useId, useRef, type ReactNode } from 'react';
import { Panel, PanelGroup, PanelResizeHandle } from 'react-resizable-panels';
import { classNames } from '../class-names';
import { PaneTabs, type PaneTab } from './pane-tabs';

export interface Pane extends PaneTab {
  /** Id of the group it is in. */
  group: string;
  content: ReactNode;
  /** Manages its own scrolling and wants all the height there is. */
  fills?: boolean;
}

/** Which pane is on top: by group on a wide screen, and overall (`narrow`) on a narrow one. */
export type OpenPanes = Record<string, string> & { narrow: string };

/** Panes that share one place, one on top of the others. */
export interface PaneGroup {
  id: string;
  label: string;
  /** Percent of the column's height at first. */
  size: number;
}

export interface PaneColumn {
  /** Percent of the width at first. */
  size: number;
  /** Name of the border after this column, for screen readers; the last has none. */
  borderLabel?: string;
  /** From top to bottom. */
  groups: PaneGroup[];
}

interface PanesProps {
  /** Keep its identity between renders. */
  columns: readonly PaneColumn[];
  /** Sizes are remembered in the browser under this name. */
  saveId: string;
  panes: Pane[];
  open: OpenPanes;
  onOpen(id: string): void;
}

const handle =
  'shrink-0 bg-line outline-offset-0 hover:bg-accent focus-visible:bg-accent max-lg:hidden needs-js data-[resize-handle-state=drag]:bg-accent';
// Below the breakpoint the groups dissolve: one pane at a time, scrolled with the page.
const dissolve = 'max-lg:!block max-lg:!h-auto max-lg:!overflow-visible';

/**
 * Panes in columns of groups, with borders that can be dragged or moved by arrow keys; on a narrow screen one line of tabs over one
 * pane. F6 and Shift+F6 walk through the panes.
 */
export function Panes({ columns, saveId, panes, open, onOpen }: PanesProps) {
  const prefix = useId();
  const panelId = (id: string) => `${prefix}-${id}`;
  usePaneKeys({ panes, panelId, onOpen });
  const group = ({ id, label }: PaneGroup) => {
    const members = panes.filter((pane) => pane.group === id);
    return (
      <div className="flex h-full min-h-0 flex-col max-lg:h-auto">
        <PaneTabs
          {...{ label, panelId }}
          tabs={members}
          active={open[id] ?? ''}
          onChoose={onOpen}
          className="max-lg:hidden"
        />
        {members.map((pane) => (
          <div
            key={pane.id}
            id={panelId(pane.id)}
            role="tabpanel"
            aria-label={pane.title}
            tabIndex={-1}
            className={classNames(
              // Positioned, so that what is drawn for screen readers only is cut off with the rest of the pane.
              'js-hidden relative min-h-0 flex-1 flex-col overflow-auto -outline-offset-2',
              pane.id === open[id] ? 'lg:flex' : 'lg:hidden',
              pane.id === open.narrow ? 'max-lg:flex' : 'max-lg:hidden',
              pane.fills && 'max-lg:h-[78dvh] max-lg:flex-none',
            )}
          >
            <noscript>
              <h2 className="border-y border-line bg-sunken px-4 py-2 font-semibold">{pane.title}</h2>
            </noscript>
            {pane.content}
          </div>
        ))}
      </div>
    );
  };
  const column = ({ groups }: PaneColumn, at: number) => {
    const [only, ...more] = groups;
    if (only && more.length === 0) return group(only);
    return (
      <PanelGroup direction="vertical" autoSaveId={`${saveId}-${at}`} id={`${prefix}v${at}`} className={dissolve}>
        {groups.map((each, index) => (
          <Fragment key={each.id}>
            {index > 0 ? (
              <PanelResizeHandle
                id={`${prefix}v${at}-${index}`}
                aria-label={`Height of ${each.label}`}
                className={classNames(handle, 'h-1')}
              />
            ) : null}
            <Panel
              id={`${prefix}${each.id}`}
              order={index + 1}
              defaultSize={each.size}
              minSize={10}
              className="max-lg:!overflow-visible"
            >
              {group(each)}
            </Panel>
          </Fragment>
        ))}
      </PanelGroup>
    );
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PaneTabs
        {...{ panelId }}
        label="Workspace"
        tabs={panes}
        active={open.narrow}
        onChoose={onOpen}
        className="sticky top-0 z-20 lg:hidden"
      />
      <PanelGroup
        direction="horizontal"
        autoSaveId={saveId}
        id={`${prefix}h`}
        className={classNames('min-h-0 flex-1', dissolve)}
      >
        {columns.map((each, at) => (
          <Fragment key={each.groups[0]?.id}>
            {at > 0 ? (
              <PanelResizeHandle
                id={`${prefix}h${at}`}
                aria-label={columns[at - 1]?.borderLabel}
                className={classNames(handle, 'w-1')}
              />
            ) : null}
            <Panel
              id={`${prefix}column${at}`}
              order={at + 1}
              defaultSize={each.size}
              minSize={20}
              className="max-lg:!overflow-visible"
            >
              {column(each, at)}
            </Panel>
          </Fragment>
        ))}
      </PanelGroup>
    </div>
  );
}

/** F6 moves to the next pane, Shift+F6 to the one before, whatever has the focus. */
function usePaneKeys(options: { panes: Pane[]; panelId(id: string): string; onOpen(id: string): void }): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const { panes, panelId, onOpen } = latest.current;
      const at = panes.findIndex(({ id }) => document.getElementById(panelId(id))?.contains(document.activeElement));
      const step = event.shiftKey ? (at === -1 ? panes.length : at) - 1 : at + 1;
      const next = panes[(step + panes.length) % panes.length];
      if (!next) return;
      onOpen(next.id);
      // The panel can take the focus once it is shown.
      requestAnimationFrame(() => document.getElementById(panelId(next.id))?.focus());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
