import type { TraceImport } from '../../lib/trace/import-trace';
import type { Span } from '../../lib/trace/trace-types';

/** What the page asks its worker. */
export type TraceRequest = { type: 'read'; source: Blob | string } | { type: 'export'; traceIds: string[] };

/**
 * What it gets back. A file that was read arrives in pieces, so that the page unpacks one while the worker packs the next: `read`
 * with traces without spans, then `spans` for each trace in order, then `complete`. `broken` is a bug or a file that does not fit
 * into memory, never an ordinary import error.
 */
export type TraceReply =
  | { type: 'read'; result: TraceImport }
  | { type: 'spans'; trace: number; spans: Span[] }
  | { type: 'complete' }
  | { type: 'exported'; file: Blob }
  | { type: 'broken'; message: string };
