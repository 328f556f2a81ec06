import type { TraceImport } from '../../lib/trace/import-trace';

/** What the page asks its worker. */
export type TraceRequest = { type: 'read'; source: Blob | string } | { type: 'export'; traceIds: string[] };

/** What it gets back. `broken` is a bug or a file that does not fit into memory, never an ordinary import error. */
export type TraceReply =
  { type: 'read'; result: TraceImport } | { type: 'exported'; file: Blob } | { type: 'broken'; message: string };
