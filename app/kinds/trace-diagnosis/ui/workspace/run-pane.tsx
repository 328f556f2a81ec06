import type { Trace } from '../../../../lib/trace/trace-types';
import { TraceViewer } from '../../../../ui/trace/trace-viewer';
import type { TraceViewerProps } from '../../../../ui/trace/trace-viewer-types';

/** One recorded run in the trace viewer, filling its pane. */
export function RunPane({ trace, ...viewer }: { trace: Trace } & Omit<TraceViewerProps, 'trace' | 'height'>) {
  return (
    <div className="min-h-0 flex-1 p-1.5">
      <TraceViewer trace={trace} {...viewer} />
    </div>
  );
}
