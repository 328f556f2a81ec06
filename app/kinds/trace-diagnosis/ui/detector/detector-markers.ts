import type { EditorMarker } from '../../../../ui/editor/editor-types';
import type { RunReport } from '../../../contract';
import type { PublicRunDetails } from '../../public-run';

/** Places to underline in the detector after a run: the error that stopped it, and its errors on single traces. */
export function detectorMarkers(report: RunReport | null, details: PublicRunDetails | null): EditorMarker[] {
  const errors = [
    ...(report?.error ? [report.error] : []),
    ...(details?.detector ?? []).flatMap(({ error, trace }) =>
      error ? [{ ...error, message: `${error.message} (${trace} run)` }] : [],
    ),
  ];
  return errors.flatMap(({ name, message, line, column }) =>
    line ? [{ line, message: `${name}: ${message}`, ...(column ? { column } : {}) }] : [],
  );
}
