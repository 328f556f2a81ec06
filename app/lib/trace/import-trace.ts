import { detectFormat } from './detect-format';
import { ImportFailure } from './import-failure';
import { ImportReport } from './import-report';
import { readAgentrxTraj } from './read-agentrx-traj';
import { readChat } from './read-chat';
import type { Document } from './read-documents';
import { readDocuments } from './read-documents';
import { readOtlp } from './read-otlp';
import { readWhoAndWhen } from './read-who-and-when';
import type { ImportError, ImportNote, Trace, TraceFormat } from './trace-types';

export type TraceImport =
  | {
      ok: true;
      format: TraceFormat;
      /** GenAI conventions that were met in an OTLP file. */
      conventions: string[];
      /** At least one. */
      traces: Trace[];
      /** What could not be mapped, or was read otherwise than it was written. */
      notes: ImportNote[];
    }
  | { ok: false; error: ImportError };

/**
 * Reads the text of a file with recorded runs, whatever of the known formats it is in, and never throws on its content: a file
 * that cannot be read gives one error with its place. Works in the browser and on the server; time and memory grow linearly with
 * the text. docs/decisions/0010-trace-model.md says what each format becomes.
 */
export function importTrace(text: string): TraceImport {
  const report = new ImportReport();
  try {
    const { format, documents } = detectFormat(readDocuments(text, report), report);
    const traces = distinct(readTraces(format, documents, report));
    return { ok: true, format, conventions: [...report.conventions], traces, notes: report.list() };
  } catch (error) {
    if (error instanceof ImportFailure) return { ok: false, error: { message: error.message, place: error.place } };
    throw error;
  }
}

function readTraces(format: TraceFormat, documents: Document[], report: ImportReport): Trace[] {
  switch (format) {
    case 'otlp':
      return readOtlp(documents, report);
    case 'chat':
      return documents.map((document, index) => readChat(document, index, report));
    case 'agentrx-traj':
      return documents.map((document, index) => readAgentrxTraj(document, index, report));
    case 'who-and-when':
      return documents.map((document, index) => readWhoAndWhen(document, index, report));
  }
}

/** Gives the traces of one file ids of their own: the second `chat` becomes `chat~2`. */
function distinct(traces: Trace[]): Trace[] {
  const taken = new Set<string>();
  const copies = new Map<string, number>();
  return traces.map((trace) => {
    let id = trace.id;
    let copy = copies.get(trace.id) ?? 2;
    while (taken.has(id)) id = `${trace.id}~${copy++}`;
    copies.set(trace.id, copy);
    taken.add(id);
    return id === trace.id ? trace : { ...trace, id };
  });
}
