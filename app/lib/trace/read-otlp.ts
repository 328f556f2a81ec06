import type { Json } from '../json';
import { DEEPEST, looseJson } from './parse-json';
import type { Document } from './read-documents';
import { finishTrace } from './finish-trace';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { ImportFailure } from './import-failure';
import { isObject, textOf } from './json-shape';
import { readId } from './otlp-id';
import { collectLogs } from './read-otlp-logs';
import { readOtlpSpan } from './read-otlp-span';
import type { RawSpan } from './otlp-resources';
import { sharedAttributes } from './otlp-resources';
import { lists } from './otlp-lists';
import { keepOdd, member, readAttributes } from './otlp-values';
import type { JsonObject, Trace } from './trace-types';
import { TRACE_FORMATS } from './trace-types';

/**
 * Reads OTLP/JSON (opentelemetry-proto, `TracesData`), one document or one per line, with the log records that belong to spans.
 * Spans are put together by trace id whatever order and document they come in. Throws `ImportFailure` when there is no span.
 */
export function readOtlp(documents: Document[], report: ImportReport): Trace[] {
  const groups = new Map<string, RawSpan[]>();
  for (const raw of documents.flatMap((document) => collectSpans(document, report))) {
    const id = readId(member(raw.record, 'traceId'), 'trace');
    if (id === null) report.note(raw.place, 'no trace id; put together with others that have none');
    const group = groups.get(id ?? '');
    if (group) group.push(raw);
    else groups.set(id ?? '', [raw]);
  }
  if (groups.size === 0) throw new ImportFailure('the file holds no span', documents[0]?.place || 'the document');
  const logs = collectLogs(documents, report);
  const traces = [...groups].map(([id, spans]) => readTrace({ id, spans, logs, report }));
  for (const place of logs.unclaimed()) report.note(place, 'the log record belongs to no span of the file; left out');
  return traces;
}

function readTrace({
  id,
  spans,
  logs,
  report,
}: {
  id: string;
  spans: RawSpan[];
  logs: ReturnType<typeof collectLogs>;
  report: ImportReport;
}): Trace {
  const { common, own } = sharedAttributes(spans);
  const attributes = new Map(Object.entries(common));
  const take = (key: string) => {
    const value = textOf(attributes.get(key));
    attributes.delete(key);
    return value;
  };
  const ownName = attributes.get('assay.trace.name');
  attributes.delete('assay.trace.name');
  const source = take('assay.trace.source');
  const kept = looseJson(take('assay.attributes'), DEEPEST.messages);
  return finishTrace({
    id: take('assay.trace.id') ?? (id === '' ? 'unknown' : id),
    source: TRACE_FORMATS.find((format) => format === source) ?? 'otlp',
    timing: take('assay.trace.timing') === 'sequence' ? 'sequence' : 'recorded',
    name: typeof ownName === 'string' ? ownName : null,
    attributes: { ...Object.fromEntries(attributes), ...(isObject(kept) ? kept : {}) },
    drafts: spans.map((raw, index) => readOtlpSpan({ raw, index, own: own(raw), logs, traceId: id, report })),
    report,
  });
}

const BATCHES = ['resourceSpans', 'resource_spans', 'batches'];
const SCOPES = ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans'];

/** True for a document (or one line) of OTLP traces or logs. */
export function isOtlp(value: Json): boolean {
  return isObject(value) && [...BATCHES, 'resourceLogs', 'resource_logs'].some((key) => Array.isArray(value[key]));
}

function collectSpans({ value, place }: Document, report: ImportReport): RawSpan[] {
  return lists(value, place, BATCHES, report).flatMap((batch) => {
    const resource = attributesOf(batch.value.resource, placeOf(batch.place, 'resource'), report);
    return lists(batch.value, batch.place, SCOPES, report).flatMap((group) => {
      const scope = scopeOf(
        group.value.scope ?? group.value.instrumentationLibrary,
        placeOf(group.place, 'scope'),
        report,
      );
      return lists(group.value, group.place, ['spans'], report).map((span) => ({
        record: span.value,
        place: span.place,
        resource,
        scope,
      }));
    });
  });
}

function attributesOf(owner: Json | undefined, place: string, report: ImportReport): JsonObject {
  if (!isObject(owner)) return {};
  const odd = (key: string, why: string) => report.note(placeOf(placeOf(place, 'attributes'), key), why);
  const entries = readAttributes(owner.attributes, odd);
  return Object.fromEntries(entries.map(([key, value]) => [key, keepOdd(value)]));
}

/** A scope under the names that OpenTelemetry gives it outside OTLP. */
function scopeOf(scope: Json | undefined, place: string, report: ImportReport): JsonObject {
  if (!isObject(scope)) return {};
  const entries = Object.entries(attributesOf(scope, place, report)).map(([key, value]): [string, Json] => [
    `otel.scope.${key}`,
    value,
  ]);
  for (const key of ['name', 'version']) {
    const text = textOf(scope[key]);
    if (text !== null) entries.unshift([`otel.scope.${key}`, text]);
  }
  return Object.fromEntries(entries);
}
