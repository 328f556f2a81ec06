import type { EditorMarker } from '../../../ui/editor/editor-types';
import { formatCount } from '../../../ui/format-number';
import type { RunReport } from '../../contract';
import type { PublicRunDetails } from '../public-run';

export interface RowErrorGroup {
  message: string;
  line: number | null;
  column: number | null;
  rowIds: string[];
}

/** Errors of single rows, those with the same message at the same place together, most rows first. */
export function groupRowErrors(details: PublicRunDetails | null): RowErrorGroup[] {
  const groups = new Map<string, RowErrorGroup>();
  for (const { id, error } of details?.rows ?? []) {
    if (!error) continue;
    const message = `${error.name}: ${error.message}`;
    const key = `${error.line ?? ''} ${message}`;
    const group = groups.get(key) ?? { message, line: error.line, column: error.column, rowIds: [] };
    group.rowIds.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.rowIds.length - a.rowIds.length);
}

/** Places to underline in the evaluator after a run: the error that stopped it, and errors of rows. */
export function runMarkers(report: RunReport | null, details: PublicRunDetails | null): EditorMarker[] {
  const at = (line: number, column: number | null | undefined, message: string): EditorMarker =>
    column ? { line, column, message } : { line, message };
  const stopped = report?.error?.line
    ? [at(report.error.line, report.error.column, `${report.error.name}: ${report.error.message}`)]
    : [];
  const rows = groupRowErrors(details).flatMap(({ line, column, message, rowIds }) =>
    line === null ? [] : [at(line, column, `${message} (${formatCount(rowIds.length, 'row')})`)],
  );
  return [...stopped, ...rows];
}
