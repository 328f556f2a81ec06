import { importTrace } from '../../app/lib/trace/import-trace';
import { writeAttributes } from '../../app/lib/trace/otlp-values';
import type { JsonObject, Span } from '../../app/lib/trace/trace-types';

/** Ids of the one span that `readSpan` writes. */
export const ids = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: '00f067aa0ba902b7' };

/** Imports an OTLP file of one span with these attributes, `more` fields, and `beside` it in the document; throws on an import error. */
export function readSpan(attributes: JsonObject, more: JsonObject = {}, beside: JsonObject = {}) {
  const times = { startTimeUnixNano: '1000000', endTimeUnixNano: '2000000' };
  const record = { ...ids, ...times, name: 'a span', attributes: writeAttributes(attributes), ...more };
  const text = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [record] }] }], ...beside });
  const result = importTrace(text);
  if (!result.ok) throw new Error(result.error.message);
  return { ...result, span: result.traces[0]?.spans[0] as Span };
}
