import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Panel, PanelGroup, PanelResizeHandle } from 'react-resizable-panels';

/** Narrower than this the panes are above each other. */
const SIDE_BY_SIDE_PX = 760;

/** Two panes with a handle between them: side by side where there is room, else above each other. */
export function SplitPanes({ first, second }: { first: ReactNode; second: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(true);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWide(entry.contentRect.width >= SIDE_BY_SIDE_PX));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className="min-h-0 grow">
      <PanelGroup direction={wide ? 'horizontal' : 'vertical'}>
        <Panel defaultSize={56} minSize={20} className="min-h-0 min-w-0">
          {first}
        </Panel>
        <PanelResizeHandle
          aria-label="Size of the two panes"
          className={`shrink-0 bg-line -outline-offset-1 hover:bg-accent focus-visible:bg-accent data-[resize-handle-state=drag]:bg-accent ${wide ? 'w-1.5' : 'h-2'}`}
        />
        <Panel defaultSize={44} minSize={20} className="min-h-0 min-w-0">
          {second}
        </Panel>
      </PanelGroup>
    </div>
  );
}
