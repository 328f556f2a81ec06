import { exportOtlp } from '../../lib/trace/export-otlp';
import { importTrace, type TraceImport } from '../../lib/trace/import-trace';
import type { Trace } from '../../lib/trace/trace-types';
import type { TraceReply, TraceRequest } from './trace-worker-messages';

// Runs in a worker: reading and writing large files must not hold up the page.

let opened: Trace[] = [];

self.addEventListener('message', (event: MessageEvent<TraceRequest>) => {
  answer(event.data).then(
    (reply) => self.postMessage(reply),
    (error: unknown) => self.postMessage({ type: 'broken', message: String(error) } satisfies TraceReply),
  );
});

async function answer(request: TraceRequest): Promise<TraceReply> {
  if (request.type === 'export') {
    const chosen = opened.filter(({ id }) => request.traceIds.includes(id));
    return { type: 'exported', file: new Blob([JSON.stringify(exportOtlp(chosen))], { type: 'application/json' }) };
  }
  const result: TraceImport = importTrace(
    typeof request.source === 'string' ? request.source : await request.source.text(),
  );
  if (result.ok) opened = result.traces;
  return { type: 'read', result };
}
