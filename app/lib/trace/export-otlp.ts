import { carried } from './carry-attributes';
import { defaultName } from './finish-trace';
import { wireIds } from './otlp-id';
import { writeAttributes } from './otlp-values';
import type { JsonObject, Trace } from './trace-types';
import { writeOtlpSpan } from './write-otlp-span';

/**
 * Traces as one OTLP/JSON document (`TracesData`) with the current GenAI conventions, which `importTrace` reads back as the same
 * traces. What OTLP has no place for travels in attributes that start with `assay.`; ids that are not hexadecimal of the right
 * length get one, and keep their own name there.
 */
export function exportOtlp(traces: Trace[]): { resourceSpans: JsonObject[] } {
  const seen = new Set<string>();
  const ids = traces.map(({ id }, index) => {
    const own = seen.has(id) ? `${id} (${index})` : id;
    seen.add(id);
    return own;
  });
  const wire = wireIds(ids, 'trace');
  return {
    resourceSpans: traces.map((trace, index) => {
      const traceId = wire.get(ids[index] ?? '') ?? '';
      const spanIds = wireIds(
        trace.spans.map((span) => span.id),
        'span',
      );
      return {
        resource: { attributes: writeAttributes(resourceOf(trace, traceId)) },
        scopeSpans: [{ scope: {}, spans: trace.spans.map((span) => writeOtlpSpan({ span, traceId, spanIds })) }],
      };
    }),
  };
}

function resourceOf(trace: Trace, traceId: string): JsonObject {
  return {
    ...carried(trace.attributes, (key) => key.startsWith('assay.')),
    ...(trace.id === traceId ? {} : { 'assay.trace.id': trace.id }),
    ...(trace.name === defaultName(trace.spans) ? {} : { 'assay.trace.name': trace.name }),
    ...(trace.source === 'otlp' ? {} : { 'assay.trace.source': trace.source }),
    ...(trace.timing === 'recorded' ? {} : { 'assay.trace.timing': trace.timing }),
  };
}
