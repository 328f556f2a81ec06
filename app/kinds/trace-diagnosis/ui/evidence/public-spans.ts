import type { Span } from '../../../../lib/trace/trace-types';
import { shortName } from '../../../../ui/trace/span-look';
import type { TraceDiagnosisPublicView } from '../../kind';
import { readRun } from '../replay/read-run';

/** Spans of the broken run by id; empty when it cannot be read any more. */
export const spansOf = (view: Pick<TraceDiagnosisPublicView, 'trace'>): Map<string, Span> =>
  new Map(readRun(view.trace)?.spans.map((span) => [span.id, span]) ?? []);

/** What a span is called in a sentence or a table cell. */
export function nameOfSpan(spans: ReadonlyMap<string, Span>, id: string): string {
  const span = spans.get(id);
  return span ? shortName(span) : id;
}
