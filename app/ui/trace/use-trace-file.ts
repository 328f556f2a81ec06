import { useCallback, useEffect, useRef, useState } from 'react';
import type { TraceImport } from '../../lib/trace/import-trace';
import type { ImportError } from '../../lib/trace/trace-types';
import type { TraceReply, TraceRequest } from './trace-worker-messages';

/** More than this does not fit into one text of a browser. */
const MOST_BYTES = 500_000_000;

export type TraceFile =
  | { state: 'empty' }
  | { state: 'reading'; name: string }
  | { state: 'failed'; name: string; error: ImportError }
  | { state: 'open'; name: string; content: Extract<TraceImport, { ok: true }> };

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
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);
  const open = useCallback(
    (source: File | string) => {
      stop();
      const name = typeof source === 'string' ? 'Pasted text' : source.name;
      const fail = (message: string, place = 'the whole file') => {
        stop();
        setFile({ state: 'failed', name, error: { message, place } });
      };
      if (typeof source !== 'string' && source.size > MOST_BYTES)
        return fail(`the file has ${Math.round(source.size / 1e6)} MB; a browser can read ${MOST_BYTES / 1e6} MB`);
      setFile({ state: 'reading', name });
      const reader = new Worker(new URL('./trace-worker.ts', import.meta.url), { type: 'module' });
      worker.current = reader;
      reader.addEventListener('error', () => fail('the reader stopped; the file may not fit into memory'));
      reader.addEventListener('message', ({ data }: MessageEvent<TraceReply>) => {
        if (data.type === 'broken') fail(data.message);
        else if (data.type === 'exported') save(data.file, name);
        else if (!data.result.ok) fail(data.result.error.message, data.result.error.place);
        else setFile({ state: 'open', name, content: data.result });
      });
      reader.postMessage({ type: 'read', source } satisfies TraceRequest);
    },
    [stop],
  );
  const close = useCallback(() => {
    stop();
    setFile({ state: 'empty' });
  }, [stop]);
  const download = useCallback(
    (traceIds: string[]) => worker.current?.postMessage({ type: 'export', traceIds } satisfies TraceRequest),
    [],
  );
  return { file, open, close, download };
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${name.replace(/\.[^.]*$/, '').replace(/\W+/g, '-') || 'trace'}.otlp.json`;
  link.click();
  // The browser has taken the content over when the next task runs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
