import type { Json } from '../json';
import { AttributeBag } from './attribute-bag';
import { emptySpan } from './empty-span';
import type { DraftSpan } from './finish-trace';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { isObject, textOf } from './json-shape';
import { readId } from './otlp-id';
import type { RawSpan } from './otlp-resources';
import { readNanos } from './otlp-time';
import { keepOdd, member, readAttributes } from './otlp-values';
import { DEEPEST, looseJson } from './parse-json';
import { lists } from './otlp-lists';
import type { SpanLogs } from './read-otlp-logs';
import { readSpanFields } from './read-span-fields';
import type { JsonObject, SpanEvent, SpanLink, SpanStatus } from './trace-types';

const READ = new Set(
  ['traceId', 'spanId', 'parentSpanId', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano'].flatMap((key) => [
    key,
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ]),
);
for (const key of ['attributes', 'events', 'links', 'status']) READ.add(key);

/** Fields of OTLP itself that the model has no place for; kept as attributes without a note. */
const KEPT = /^(traceState|flags|dropped(Attributes|Events|Links)Count)$/;

/** The names OpenTelemetry gives the numbers of `Span.kind`; internal is the default and not kept. */
export const OTEL_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** One span of an OTLP file: its own fields, then what the GenAI conventions say in attributes, events and logs. */
export function readOtlpSpan({
  raw: { record, place },
  index,
  own,
  logs,
  traceId,
  report,
}: {
  raw: RawSpan;
  index: number;
  own: JsonObject;
  logs: SpanLogs;
  traceId: string;
  report: ImportReport;
}): DraftSpan {
  const odd = (key: string, why: string) => report.note(placeOf(placeOf(place, 'attributes'), key), why);
  const sourceId = readId(member(record, 'spanId'), 'span');
  if (sourceId === null) report.note(place, 'no span id; numbered');
  const id = sourceId ?? `span-${index + 1}`;
  const startMs = readTime(record, 'startTimeUnixNano', place, report);
  const endMs = readTime(record, 'endTimeUnixNano', place, report);
  const bag = new AttributeBag([
    ...Object.entries(own),
    ...readAttributes(record.attributes, odd),
    ...ownFields(record, place, report),
  ]);
  const kept = looseJson(bag.take('assay.attributes') ?? null, DEEPEST.messages);
  const ownId = bag.takeText('assay.span.id');
  const contextFrom = bag.takeText('assay.context_from');
  const events = [...readEvents(record, place, report), ...(sourceId === null ? [] : logs.take(traceId, sourceId))];
  const read = readSpanFields(bag, events, odd);
  for (const convention of read.conventions) report.conventions.add(convention);
  const left = Object.entries(bag.rest()).map(([key, value]): [string, Json] => [key, keepOdd(value)]);
  const span = emptySpan({
    ...read.fields,
    ...readStatus(record.status, bag),
    id: ownId ?? id,
    name: typeof record.name === 'string' ? record.name : '',
    kind: read.kind,
    startMs: 0,
    endMs: 0,
    contextFrom,
    attributes: { ...Object.fromEntries(left), ...(isObject(kept) ? kept : {}) },
    events: read.events,
    links: readLinks(record, place, report),
  });
  const sourceParentId = readId(member(record, 'parentSpanId'), 'span');
  return { span, sourceId: id, sourceParentId, startMs, endMs, place, record };
}

function readTime(record: JsonObject, name: string, place: string, report: ImportReport): number | null {
  const time = readNanos(member(record, name));
  if (time === undefined) report.note(placeOf(place, name), 'missing');
  else if (time === null) report.note(placeOf(place, name), 'no time that can be used');
  return time ?? null;
}

/** What stands beside the attributes and has no field: the kind of OTLP, rare fields of OTLP, and anything else. */
function ownFields(record: JsonObject, place: string, report: ImportReport): [string, Json][] {
  const fields: [string, Json][] = [];
  const kind = typeof record.kind === 'string' ? record.kind.replace(/^SPAN_KIND_/, '').toLowerCase() : record.kind;
  const name = typeof kind === 'number' ? OTEL_KINDS[kind] : OTEL_KINDS.find((each) => each === kind);
  if (name !== undefined && name !== 'internal' && name !== 'unspecified') fields.push(['otel.span.kind', name]);
  for (const [key, value] of Object.entries(record)) {
    if (READ.has(key) || value === null || value === 0 || value === '') continue;
    if (!KEPT.test(key)) report.note(placeOf(place, key), 'no such field in OTLP; kept as an attribute');
    fields.push([`otlp.${key}`, value]);
  }
  return fields;
}

function readStatus(status: Json | undefined, bag: AttributeBag): { status: SpanStatus; statusMessage: string | null } {
  const given = isObject(status) ? status : {};
  const code = given.code;
  const failed = code === 2 || code === '2' || code === 'STATUS_CODE_ERROR' || textOf(bag.peek('error.type')) !== null;
  const fine = code === 1 || code === '1' || code === 'STATUS_CODE_OK';
  return { status: failed ? 'error' : fine ? 'ok' : 'unset', statusMessage: textOf(given.message) };
}

function readEvents(record: JsonObject, place: string, report: ImportReport): SpanEvent[] {
  return lists(record, place, ['events'], report).map((event) => ({
    name: typeof event.value.name === 'string' ? event.value.name : '',
    timeMs: readNanos(member(event.value, 'timeUnixNano')) ?? 0,
    attributes: innerAttributes(event.value, event.place, report),
  }));
}

function readLinks(record: JsonObject, place: string, report: ImportReport): SpanLink[] {
  return lists(record, place, ['links'], report).map((link) => ({
    traceId: readId(member(link.value, 'traceId'), 'trace') ?? '',
    spanId: readId(member(link.value, 'spanId'), 'span') ?? '',
    attributes: innerAttributes(link.value, link.place, report),
  }));
}

function innerAttributes(owner: JsonObject, place: string, report: ImportReport): JsonObject {
  const odd = (key: string, why: string) => report.note(placeOf(placeOf(place, 'attributes'), key), why);
  return Object.fromEntries(readAttributes(owner.attributes, odd));
}
