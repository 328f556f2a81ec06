import { importTrace } from '../../../../lib/trace/import-trace';
import type { Trace } from '../../../../lib/trace/trace-types';

/** The one run of an OTLP document; null when it cannot be read. */
export function readRun(otlp: string): Trace | null {
  const result = importTrace(otlp);
  return result.ok ? (result.traces[0] ?? null) : null;
}
