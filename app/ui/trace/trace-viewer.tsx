import { useDeferredValue, useRef, useState } from 'react';
import { SpanDetail } from './span-detail';
import { SpanRows, type SpanRowsHandle } from './span-rows';
import { SplitPanes } from './split-panes';
import { TimeOverview } from './time-overview';
import type { TraceViewerProps } from './trace-viewer-types';
import { useViewer } from './use-viewer';
import { useViewerKeys } from './use-viewer-keys';
import { ViewerKeys } from './viewer-keys';
import { ViewerToolbar } from './viewer-toolbar';

/**
 * Reads a trace: waterfall and tree in one, search, filter, zoom, and everything about the selected span beside it. Mounted anew
 * for another trace object; props are described at `TraceViewerProps`.
 */
export function TraceViewer(props: TraceViewerProps) {
  return <OneTrace key={keyOf(props.trace)} {...props} />;
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** A number that stands for an object's identity. */
function keyOf(trace: object): number {
  const key = keys.get(trace) ?? (lastKey += 1);
  keys.set(trace, key);
  return key;
}

const NONE: readonly never[] = [];

function OneTrace(props: TraceViewerProps) {
  const { trace, marks = NONE, onPin, onUnpin, spanActions, spanExtra, permalink, height } = props;
  const pins = props.pins ?? NONE;
  const viewer = useViewer(props);
  const rows = useRef<SpanRowsHandle>(null);
  const detail = useRef<HTMLElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  // Walking the rows stays quick when a span's detail is slow to draw.
  const shownRow = useDeferredValue(viewer.row);
  const focusRows = () => rows.current?.focus();
  const onKey = useViewerKeys({
    ...{ viewer, marks, pins, onPin, onUnpin, spanActions },
    focusSearch: () => searchBox.current?.focus(),
    openFilter: () => root.current?.querySelector<HTMLElement>('[data-viewer-key="f"]')?.click(),
    focusDetail: () => detail.current?.focus(),
    openHelp: () => setHelpOpen(true),
  });
  const selected = viewer.index.spans[viewer.row];
  const more = (selected && spanActions ? spanActions(selected) : []).flatMap(({ key, label }): [string, string][] =>
    key ? [[key, label]] : [],
  );
  return (
    <div
      ref={root}
      className="@container/viewer flex min-h-0 min-w-0 flex-col overflow-hidden rounded-card border border-line"
      style={{ height: height ?? '100%' }}
    >
      <ViewerToolbar
        {...{ viewer, searchBox, onUnpin }}
        pins={onPin || pins.length > 0 ? pins : undefined}
        onLeave={focusRows}
        onHelp={() => setHelpOpen(true)}
      />
      <TimeOverview viewer={viewer} />
      <SplitPanes
        first={
          <SpanRows
            ref={rows}
            label={props.label ?? `Spans of ${trace.name || 'the trace'}`}
            {...{ viewer, marks, pins, onKey }}
          />
        }
        second={
          <SpanDetail
            ref={detail}
            row={shownRow}
            onLeave={focusRows}
            {...{ viewer, marks, pins, onPin, onUnpin, spanActions, spanExtra, permalink }}
          />
        }
      />
      <ViewerKeys open={helpOpen} onClose={() => setHelpOpen(false)} more={more} />
    </div>
  );
}
