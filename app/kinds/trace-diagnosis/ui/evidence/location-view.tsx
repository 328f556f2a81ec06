import { emptySpan } from '../../../../lib/trace/empty-span';
import { SPAN_KINDS, type Span, type Trace } from '../../../../lib/trace/trace-types';
import { formatShare } from '../../../../ui/format-number';
import type { TraceMark } from '../../../../ui/trace/trace-viewer-types';
import { TraceWaterfall } from '../../../../ui/trace/trace-waterfall';
import type { LocationEvidence, SpanRow } from '../../evidence';
import type { TraceDiagnosisPublicView } from '../../kind';
import { nameOfSpan, spansOf } from './public-spans';

/** Your root cause against the true one, on the timeline of the run, and why it is the one. */
export function LocationView({ evidence, view }: { evidence: LocationEvidence; view: TraceDiagnosisPublicView }) {
  const { truth, candidate, alternatives, relation, herring } = evidence;
  const spans = spansOf(view);
  return (
    <div className="grid gap-4">
      <TraceWaterfall
        trace={traceOf(evidence, spans)}
        marks={marksOf(evidence)}
        caption={<>The true root cause: {truth.title}. Times are those of the whole run.</>}
      />
      <p className="max-w-[72ch] whitespace-pre-wrap">{truth.explanation}</p>
      {evidence.verdict === 'adjacent' && relation !== '' && (
        <p>
          Your span is next to it: <strong>{relation}</strong>.
        </p>
      )}
      {herring !== null && (
        <p>
          Your span belongs to something loud that did not cause it: <strong>{herring}</strong>.
        </p>
      )}
      {candidate === null && <p>You named no span.</p>}
      {alternatives.length > 0 && (
        <div>
          <h4 className="mb-1 text-[0.9rem]">Also defensible</h4>
          <ul className="list-disc pl-5">
            {alternatives.map(({ spanId, share, why }) => (
              <li key={spanId}>
                <span className="font-medium">{nameOfSpan(spans, spanId)}</span> ({formatShare(share)} of the points):{' '}
                {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function marksOf({ candidate, truth, alternatives }: LocationEvidence): TraceMark[] {
  const right = candidate === truth.spanId;
  const own: TraceMark[] =
    candidate === null ? [] : [{ spanId: candidate, label: 'Your root cause', tone: right ? 'good' : 'accent' }];
  return [
    ...own,
    { spanId: truth.spanId, label: 'True root cause', tone: 'good' },
    ...alternatives.map(({ spanId }): TraceMark => ({ spanId, label: 'Also defensible', tone: 'warn' })),
  ];
}

/** The rows of the evidence as a trace, with what the public run says about each span. */
function traceOf({ spans: rows, traceMs }: LocationEvidence, known: ReadonlyMap<string, Span>): Trace {
  const ids = new Set(rows.map(({ id }) => id));
  const spans = rows.map((row) => {
    const parentId = row.parentId !== null && ids.has(row.parentId) ? row.parentId : null;
    return {
      ...(known.get(row.id) ?? spanOf(row)),
      parentId,
      startMs: row.startMs,
      endMs: row.startMs + row.durationMs,
    };
  });
  const [first] = spans;
  // The scale is that of the whole run, also when no row lasts as long.
  if (first && !spans.some(({ startMs, endMs }) => startMs === 0 && endMs >= traceMs)) {
    const frame = emptySpan({ id: 'the whole run', name: 'the whole run', kind: 'chain', startMs: 0, endMs: traceMs });
    return traceFrom([frame, ...spans]);
  }
  return traceFrom(spans);
}

const traceFrom = (spans: Span[]): Trace => ({
  ...{ id: 'public', name: 'the broken run', source: 'otlp', timing: 'recorded', attributes: {} },
  spans,
});

const spanOf = ({ id, name, kind, agent, startMs, durationMs, status }: SpanRow): Span =>
  emptySpan({
    ...{ id, name, status, agentName: agent, startMs, endMs: startMs + durationMs },
    kind: SPAN_KINDS.find((one) => one === kind) ?? 'other',
  });
