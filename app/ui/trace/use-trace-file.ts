import { useCallback, useEffect, useRef, useState } from 'react';
import type { TraceImport } from '../../lib/trace/import-trace';
import type { ImportError } from '../../lib/trace/trace-types';
import type { TraceReply, TraceRequest } from './trace-worker-messages';

/** More than this does not fit into one text of a browser. */
const MOST_BYTES = 500_000_000;

type Content = Extract<TraceImport, { ok: true }>;

export type TraceFile =
  | { state: 'empty' }
  | { state: 'reading'; name: string }
  | { state: 'failed'; name: string; error: ImportError }
  | { state: 'open'; name: string; content: Content };

/**
 * One file of traces, read by a worker in this browser and sent nowhere. Opening another one ends what is under way. `download`
 * saves traces of the open file as OTLP/JSON.
 */
export function useTraceFile(): {
  file: TraceFile;
  open(source: File | string): void;
  close(): void;
  download(traceIds: string[]): void;
} {
  const [file, setFile] = useState<TraceFile>({ state: 'empty' });
  const worker = useRef<Worker | null>(null);
  const busy = useRef(false);
  /** A fresh worker that waits for the next file, so that its start costs no time then. */
  const renew = useCallback(() => {
    worker.current?.terminate();
    busy.current = false;
    worker.current = new Worker(new URL('./trace-worker.ts', import.meta.url), { type: 'module' });
  }, []);
  useEffect(() => {
    renew();
    return () => worker.current?.terminate();
  }, [renew]);
  const open = useCallback(
    (source: File | string) => {
      const name = typeof source === 'string' ? 'Pasted text' : source.name;
      const fail = (message: string, place = 'the whole file') => {
        renew();
        setFile({ state: 'failed', name, error: { message, place } });
      };
      if (typeof source !== 'string' && source.size > MOST_BYTES)
        return fail(`the file has ${Math.round(source.size / 1e6)} MB; a browser can read ${MOST_BYTES / 1e6} MB`);
      if (busy.current) renew();
      busy.current = true;
      setFile({ state: 'reading', name });
      listen(worker.current, {
        onOpen: (content) => setFile({ state: 'open', name, content }),
        onSave: (content) => save(content, name),
        onFail: fail,
      });
      worker.current?.postMessage({ type: 'read', source } satisfies TraceRequest);
    },
    [renew],
  );
  const close = useCallback(() => {
    renew();
    setFile({ state: 'empty' });
  }, [renew]);
  const download = useCallback(
    (traceIds: string[]) => worker.current?.postMessage({ type: 'export', traceIds } satisfies TraceRequest),
    [],
  );
  return { file, open, close, download };
}

/** Puts the pieces of the worker's answer together. */
function listen(
  reader: Worker | null,
  on: { onOpen(content: Content): void; onSave(content: Blob): void; onFail(message: string, place?: string): void },
): void {
  if (!reader) return;
  let content: Content | null = null;
  reader.onerror = () => on.onFail('the reader stopped; the file may not fit into memory');
  reader.onmessage = ({ data }: MessageEvent<TraceReply>) => {
    if (data.type === 'broken') on.onFail(data.message);
    else if (data.type === 'exported') on.onSave(data.file);
    else if (data.type === 'spans') content?.traces[data.trace]?.spans.push(...data.spans);
    else if (data.type === 'complete') {
      if (content) on.onOpen(content);
    } else if (data.result.ok) content = data.result;
    else on.onFail(data.result.error.message, data.result.error.place);
  };
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${name.replace(/\.[^.]*$/, '').replace(/\W+/g, '-') || 'trace'}.otlp.json`;
  link.click();
  // The browser has taken the content over when the next task runs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
