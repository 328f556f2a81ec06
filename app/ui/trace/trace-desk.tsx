import { useEffect, useId, useMemo, useState } from 'react';
import type { Trace } from '../../lib/trace/trace-types';
import { Button } from '../button';
import { formatCount } from '../format-number';
import { Icon } from '../icon';
import { PageHeading } from '../page-heading';
import { ImportNotes } from './import-notes';
import { TraceOpener } from './trace-opener';
import { TraceViewer } from './trace-viewer';
import type { TracePin } from './trace-viewer-types';
import { useSpanHash } from './use-span-hash';
import { useTraceFile, type TraceFile } from './use-trace-file';

/** A page to read one's own traces: open a file, choose one of its traces, read it, take it along as OTLP. */
export function TraceDesk() {
  const { file, open, close, download } = useTraceFile();
  const [spanId] = useSpanHash();
  if (file.state === 'open') return <OpenFile key={file.name} {...{ file, close, download }} />;
  return (
    <div className="mx-auto max-w-4xl px-4 py-8">
      <PageHeading title="Open a trace">
        <p>
          Read a recorded agent run: waterfall and tree, messages and tool calls, what was in the context of each model
          call, search over everything.
        </p>
      </PageHeading>
      <noscript>
        <p className="mb-4 font-medium">Traces are read in the browser, which needs JavaScript.</p>
      </noscript>
      {spanId !== null && (
        <p className="mb-4 text-muted">
          The link names the span <code className="font-mono">{spanId}</code>. Open its file to go there.
        </p>
      )}
      <TraceOpener file={file} onOpen={open} />
    </div>
  );
}

function OpenFile({
  file,
  close,
  download,
}: {
  file: Extract<TraceFile, { state: 'open' }>;
  close(): void;
  download(traceIds: string[]): void;
}) {
  const { traces, notes, format, conventions } = file.content;
  const [spanId, select, hrefOf] = useSpanHash();
  const [traceId, setTraceId] = useState<string | null>(null);
  const [reportOpen, setReportOpen] = useState(false);
  const [pins, setPins] = useState<TracePin[]>([]);
  const chooseId = useId();
  const named = useMemo(() => traces.find(({ spans }) => spans.some(({ id }) => id === spanId)), [traces, spanId]);
  const trace = traces.find(({ id }) => id === traceId) ?? named ?? (traces[0] as Trace);
  useEffect(() => {
    document.querySelector<HTMLElement>('[role=treegrid]')?.focus();
  }, [trace]);
  const noteCount = notes.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="flex h-[calc(100dvh-3rem-1px)] min-h-[32rem] flex-col gap-2 p-2 sm:p-3">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="min-w-0 truncate text-[1.1rem]">{file.name}</h1>
        <p className="text-[0.8667rem] text-muted">
          {[[format, ...conventions].join(', '), formatCount(trace.spans.length, 'span')].join(' · ')}
        </p>
        {traces.length > 1 && (
          <label htmlFor={chooseId} className="flex min-w-0 items-center gap-1.5 text-[0.8667rem] text-muted">
            Trace
            <select
              id={chooseId}
              value={trace.id}
              onChange={(event) => {
                select(null);
                setPins([]);
                setTraceId(event.target.value);
              }}
              className="h-7 max-w-72 min-w-0 rounded-control border border-line-strong bg-surface px-1 text-ink"
            >
              {traces.map((each, at) => (
                <option key={each.id} value={each.id}>
                  {at + 1}. {each.name || each.id} ({each.spans.length})
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="ml-auto flex flex-wrap gap-1.5">
          <Button size="sm" variant={noteCount > 0 ? 'secondary' : 'ghost'} onClick={() => setReportOpen(true)}>
            {noteCount > 0 ? `Import report (${noteCount})` : 'Import report'}
          </Button>
          <Button size="sm" onClick={() => download([trace.id])}>
            <Icon name="download" /> OTLP
          </Button>
          <Button
            size="sm"
            onClick={() => {
              select(null);
              close();
            }}
          >
            Open another
          </Button>
        </div>
      </div>
      <div className="min-h-0 grow">
        <TraceViewer
          trace={trace}
          selectedSpanId={spanId}
          onSelect={select}
          permalink={hrefOf}
          pins={pins}
          onPin={(pin) => setPins((now) => [...now, pin])}
          onUnpin={(gone) =>
            setPins((now) => now.filter((pin) => pin.spanId !== gone.spanId || pin.quote !== gone.quote))
          }
        />
      </div>
      <ImportNotes notes={notes} open={reportOpen} onClose={() => setReportOpen(false)} />
    </div>
  );
}
