import type { Json } from '../json';
import { ImportFailure } from './import-failure';
import type { ImportReport } from './import-report';
import { DEEPEST, lineAndColumn, parseJson } from './parse-json';

/** One JSON value of a file. `place` is empty for a whole file, `line 3` or `[2]` for a part of it. */
export interface Document {
  value: Json;
  place: string;
}

/**
 * The JSON values of a file: one document, or one per line (JSONL). A last line that was cut off, as a crash leaves it, is noted
 * and left out. Throws `ImportFailure` with line and column for everything else that is no JSON.
 */
export function readDocuments(text: string, report: ImportReport): Document[] {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') throw new ImportFailure('the file is empty', 'line 1, column 1');
  const whole = parseJson(body, DEEPEST.document);
  if (whole.ok) return [{ value: whole.value, place: '' }];
  const lines = body.split('\n').map((line, index) => ({ text: line.trim(), full: line, number: index + 1 }));
  const filled = lines.filter((line) => line.text !== '');
  const first = filled[0];
  if (filled.length < 2 || !first || !parseJson(first.text, DEEPEST.document).ok) {
    throw new ImportFailure(`not JSON: ${whole.why}`, lineAndColumn(body, whole.offset));
  }
  return filled.flatMap((line, index) => {
    const parsed = parseJson(line.full, DEEPEST.document);
    if (parsed.ok) return [{ value: parsed.value, place: `line ${line.number}` }];
    const place = `line ${line.number}, column ${parsed.offset + 1}`;
    if (index < filled.length - 1) throw new ImportFailure(`not JSON: ${parsed.why}`, place);
    report.note(place, 'the last line is cut off; left out');
    return [];
  });
}
