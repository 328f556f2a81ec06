import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { textOf } from './json-shape';
import { readId } from './otlp-id';
import { readNanos } from './otlp-time';
import { member, readAnyValue, readAttributes } from './otlp-values';
import type { Document } from './read-documents';
import { lists } from './otlp-lists';
import type { JsonObject, SpanEvent } from './trace-types';

interface Log {
  event: SpanEvent;
  place: string;
}

/** Log records by the span they belong to. Taking them marks them as claimed. */
export interface SpanLogs {
  take(traceId: string, spanId: string): SpanEvent[];
  unclaimed(): string[];
}

/**
 * Log records that stand in the same file. Since 1.28 the GenAI conventions write one per message, or one with all details of a
 * call; they are read as events of their span.
 */
export function collectLogs(documents: Document[], report: ImportReport): SpanLogs {
  const bySpan = new Map<string, Log[]>();
  for (const { value, place } of documents) {
    for (const batch of lists(value, place, ['resourceLogs', 'resource_logs'], report)) {
      for (const scope of lists(batch.value, batch.place, ['scopeLogs', 'scope_logs'], report)) {
        for (const record of lists(scope.value, scope.place, ['logRecords', 'log_records'], report)) {
          const key = keyOf(
            readId(member(record.value, 'traceId'), 'trace'),
            readId(member(record.value, 'spanId'), 'span'),
          );
          const logs = bySpan.get(key) ?? [];
          logs.push({ event: readLog(record.value, record.place, report), place: record.place });
          bySpan.set(key, logs);
        }
      }
    }
  }
  return {
    take(traceId, spanId) {
      const logs = bySpan.get(keyOf(traceId, spanId)) ?? [];
      bySpan.delete(keyOf(traceId, spanId));
      return logs.map(({ event }) => event);
    },
    unclaimed: () => [...bySpan.values()].flat().map((log) => log.place),
  };
}

const keyOf = (traceId: string | null, spanId: string | null) => `${traceId ?? ''} ${spanId ?? ''}`;

function readLog(record: JsonObject, place: string, report: ImportReport): SpanEvent {
  const odd = (key: string, why: string) => report.note(placeOf(placeOf(place, 'attributes'), key), why);
  const attributes = Object.fromEntries(readAttributes(record.attributes, odd));
  const body = readAnyValue(record.body) ?? null;
  return {
    name: textOf(member(record, 'eventName')) ?? textOf(attributes['event.name']) ?? 'log',
    timeMs: readNanos(member(record, 'timeUnixNano')) ?? readNanos(member(record, 'observedTimeUnixNano')) ?? 0,
    attributes: body === null ? attributes : { ...attributes, body },
  };
}
