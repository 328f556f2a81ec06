import type { Json } from '../json';
import { ImportFailure } from './import-failure';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { isObject, textOf } from './json-shape';
import type { Document } from './read-documents';
import { isOtlp } from './read-otlp';
import type { TraceFormat } from './trace-types';

/**
 * Tells the format from the shape of the content, never from a file name, and returns the documents that have it: the entries of
 * a list one by one, a transcript with a message per line as one document. Documents of another shape are noted. Throws
 * `ImportFailure` that says what was seen when nothing is recognised.
 */
export function detectFormat(
  documents: Document[],
  report: ImportReport,
): { format: TraceFormat; documents: Document[] } {
  if (documents.length > 1 && documents.every(({ value }) => isMessage(value))) {
    return { format: 'chat', documents: [{ value: documents.map(({ value }) => value), place: '' }] };
  }
  const entries = documents.flatMap(spread);
  const found = entries.map(({ value }) => formatOf(value));
  const format = found.find((each) => each !== null) ?? null;
  if (format === null) {
    const seen = describe(documents[0]?.value ?? null);
    throw new ImportFailure(`no trace format is recognised: ${seen}`, documents[0]?.place || 'the whole file');
  }
  const matching = entries.filter((entry, index) => {
    if (found[index] === format) return true;
    report.note(
      entry.place,
      found[index] === null ? 'no trace is recognised here; left out' : 'another format; left out',
    );
    return false;
  });
  return { format, documents: matching };
}

/** A message of a transcript: it says who speaks. */
export function isMessage(value: Json): boolean {
  return isObject(value) && textOf(value.role) !== null;
}

function spread(document: Document): Document[] {
  const { value, place } = document;
  if (isObject(value) && isOtlp(value.trace ?? null))
    return [{ value: value.trace ?? null, place: placeOf(place, 'trace') }];
  if (!Array.isArray(value) || formatOf(value) !== null) return [document];
  return value.flatMap((entry, index) => {
    const at = `${place}[${index}]`;
    return isObject(entry) && isOtlp(entry.trace ?? null)
      ? [{ value: entry.trace ?? null, place: placeOf(at, 'trace') }]
      : [{ value: entry, place: at }];
  });
}

function formatOf(value: Json): TraceFormat | null {
  if (isOtlp(value)) return 'otlp';
  if (Array.isArray(value)) return value.some(isMessage) ? 'chat' : null;
  if (!isObject(value)) return null;
  if (Array.isArray(value.traj)) return 'agentrx-traj';
  if (Array.isArray(value.history)) return 'who-and-when';
  const request = isObject(value.request) ? value.request : value;
  return Array.isArray(request.messages) ? 'chat' : null;
}

function describe(value: Json): string {
  const known = 'known are OTLP (resourceSpans), chat messages (messages, or a list with roles), traj and history';
  const keys = (object: object) =>
    Object.keys(object)
      .slice(0, 8)
      .map((key) => key.slice(0, 40))
      .join(', ') || 'none';
  if (Array.isArray(value)) {
    const first = value[0];
    const entries = isObject(first) ? `objects with the keys ${keys(first)}` : `${typeof first} values`;
    return value.length === 0 ? `the list is empty; ${known}` : `a list of ${entries}; ${known}`;
  }
  return isObject(value) ? `an object with the keys ${keys(value)}; ${known}` : `a single ${typeof value}; ${known}`;
}
