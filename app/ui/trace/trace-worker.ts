import { exportOtlp } from '../../lib/trace/export-otlp';
import { importTrace } from '../../lib/trace/import-trace';
import type { Trace } from '../../lib/trace/trace-types';
import type { TraceReply, TraceRequest } from './trace-worker-messages';

// Runs in a worker: reading and writing large files must not hold up the page.

const SPANS_PER_PIECE = 1_000;
let opened: Trace[] = [];

const reply = (message: TraceReply) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<TraceRequest>) => {
  const work = data.type === 'export' ? writeFile(data.traceIds) : readFile(data.source);
  work.catch((error: unknown) => reply({ type: 'broken', message: String(error) }));
});

async function readFile(source: Blob | string): Promise<void> {
  const result = importTrace(typeof source === 'string' ? source : await source.text());
  if (!result.ok) return reply({ type: 'read', result });
  opened = result.traces;
  reply({ type: 'read', result: { ...result, traces: opened.map((trace) => ({ ...trace, spans: [] })) } });
  opened.forEach(({ spans }, trace) => {
    for (let from = 0; from < spans.length; from += SPANS_PER_PIECE) {
      reply({ type: 'spans', trace, spans: spans.slice(from, from + SPANS_PER_PIECE) });
    }
  });
  reply({ type: 'complete' });
}

async function writeFile(traceIds: readonly string[]): Promise<void> {
  const chosen = opened.filter(({ id }) => traceIds.includes(id));
  reply({ type: 'exported', file: new Blob([JSON.stringify(exportOtlp(chosen))], { type: 'application/json' }) });
}
