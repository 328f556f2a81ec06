import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Panel, PanelGroup, PanelResizeHandle } from 'react-resizable-panels';
import { classNames } from '../../../ui/class-names';
import { PaneTabs, type PaneTab } from './workspace-pane-tabs';

export type PaneGroup = 'read' | 'write' | 'results';

export interface Pane extends PaneTab {
  group: PaneGroup;
  content: ReactNode;
  /** Manages its own scrolling and wants all the height there is. */
  fills?: boolean;
}

/** Which pane is on top: of each group on a wide screen, and overall on a narrow one. */
export interface OpenPanes {
  read: string;
  write: string;
  results: string;
  narrow: string;
}

interface PanesProps {
  panes: Pane[];
  open: OpenPanes;
  onOpen(id: string): void;
}

const handle =
  'shrink-0 bg-line outline-offset-0 hover:bg-accent focus-visible:bg-accent max-lg:hidden needs-js data-[resize-handle-state=drag]:bg-accent';
// Below the breakpoint the groups dissolve: one pane at a time, scrolled with the page.
const dissolve = 'max-lg:!block max-lg:!h-auto max-lg:!overflow-visible';

/**
 * Reading on the left, writing on the right above results, with borders that can be dragged or moved by arrow keys; on a narrow
 * screen one line of tabs over one pane. F6 and Shift+F6 walk through the panes.
 */
export function Panes({ panes, open, onOpen }: PanesProps) {
  const prefix = useId();
  const panelId = (id: string) => `${prefix}-${id}`;
  usePaneKeys({ panes, panelId, onOpen });
  const group = (name: PaneGroup, label: string) => {
    const members = panes.filter((pane) => pane.group === name);
    return (
      <div className="flex h-full min-h-0 flex-col max-lg:h-auto">
        <PaneTabs
          {...{ label, panelId }}
          tabs={members}
          active={open[name]}
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
              'js-hidden min-h-0 flex-1 flex-col overflow-auto -outline-offset-2',
              pane.id === open[name] ? 'lg:flex' : 'lg:hidden',
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
        autoSaveId="assay-panes"
        id={`${prefix}h`}
        className={classNames('min-h-0 flex-1', dissolve)}
      >
        <Panel id={`${prefix}read`} order={1} defaultSize={46} minSize={20} className="max-lg:!overflow-visible">
          {group('read', 'Reading')}
        </Panel>
        <PanelResizeHandle
          id={`${prefix}hh`}
          aria-label="Width of the reading side"
          className={classNames(handle, 'w-1')}
        />
        <Panel id={`${prefix}work`} order={2} minSize={25} defaultSize={54} className="max-lg:!overflow-visible">
          <PanelGroup direction="vertical" autoSaveId="assay-panes-work" id={`${prefix}v`} className={dissolve}>
            <Panel id={`${prefix}write`} order={1} defaultSize={62} minSize={15} className="max-lg:!overflow-visible">
              {group('write', 'Writing')}
            </Panel>
            <PanelResizeHandle
              id={`${prefix}vh`}
              aria-label="Height of the results"
              className={classNames(handle, 'h-1')}
            />
            <Panel id={`${prefix}results`} order={2} defaultSize={38} minSize={10} className="max-lg:!overflow-visible">
              {group('results', 'Results')}
            </Panel>
          </PanelGroup>
        </Panel>
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
