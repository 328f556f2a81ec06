import type { DiagnosisKey } from '../formats';
import type { LocationEvidence, SpanRow } from '../evidence';
import type { TraceDiagnosisFields } from '../kind';
import { findRelation } from './find-relation';
import { percent, type Finding } from './make-check';
import { ancestorsOf, type SpanMap } from './span-map';
import { ADJACENT } from './thresholds';

type Verdict = Pick<LocationEvidence, 'verdict' | 'relation' | 'herring' | 'credit'>;

/**
 * The span named as the root cause: exact 1, an adjudicated alternative its share, a span next to the true one half (never more
 * than the smallest listed share), anything else nothing. A herring is never next to the truth.
 */
export function scoreLocation(map: SpanMap, key: DiagnosisKey, fields: TraceDiagnosisFields): Finding {
  const { spanId } = fields.rootCause;
  const found = judgeSpan(map, key, spanId);
  const evidence: LocationEvidence = {
    check: 'location',
    schemaVersion: 1,
    ...found,
    candidate: spanId === '' ? null : spanId,
    truth: {
      spanId: key.rootCause.spanId,
      title: key.rootCause.title,
      explanation: key.rootCause.explanation,
    },
    alternatives: key.alternatives,
    spans: spansToDraw(map, key, spanId),
    traceMs: map.endMs - map.startMs,
  };
  return { checkId: 'location', credit: found.credit, ...words(map, key, found, spanId), evidence };
}

function judgeSpan(map: SpanMap, key: DiagnosisKey, spanId: string): Verdict {
  const plain = { relation: '', herring: null, credit: 0 };
  if (spanId === '') return { verdict: 'missing', ...plain };
  if (!map.byId.has(spanId)) return { verdict: 'unknown-span', ...plain };
  if (spanId === key.rootCause.spanId) return { verdict: 'exact', ...plain, credit: 1 };
  const listed = key.alternatives.find((one) => one.spanId === spanId);
  if (listed) return { verdict: 'alternative', ...plain, credit: listed.share };
  const herring = key.herrings.find(({ spanIds }) => spanIds.includes(spanId));
  if (herring) return { verdict: 'herring', ...plain, herring: herring.title };
  const relation = findRelation(map, spanId, key.rootCause.spanId);
  if (relation === null) return { verdict: 'elsewhere', ...plain };
  const credit = Math.min(ADJACENT.credit, ...key.alternatives.map(({ share }) => share));
  return { verdict: 'adjacent', ...plain, relation, credit };
}

function words(map: SpanMap, key: DiagnosisKey, found: Verdict, spanId: string): { summary: string; advice: string } {
  const truth = map.byId.get(key.rootCause.spanId)?.name ?? '';
  const yours = map.byId.get(spanId)?.name ?? '';
  const advice = `It began at "${truth}": ${key.rootCause.title}.`;
  switch (found.verdict) {
    case 'exact':
      return { summary: `You found the span where it began: ${key.rootCause.title}.`, advice: '' };
    case 'alternative':
      return {
        summary: `"${yours}" can be defended as the root cause and counts ${percent(found.credit)}.`,
        advice: `${advice} ${key.alternatives.find((one) => one.spanId === spanId)?.why ?? ''}`.trim(),
      };
    case 'adjacent':
      return { summary: `"${yours}" is ${found.relation}, which counts ${percent(found.credit)}.`, advice };
    case 'herring':
      return { summary: `"${yours}" is loud and did not cause it: ${found.herring ?? ''}.`, advice };
    case 'elsewhere':
      return {
        summary: `"${yours}" is not where it began.`,
        advice: `${advice} Ask of every suspect whether the run could still have gone well after it.`,
      };
    case 'unknown-span':
      return { summary: 'The span you named is not in the trace.', advice };
    case 'missing':
      return { summary: 'You named no span as the root cause.', advice };
  }
}

/** Both spans, what is around them, and the alternatives, in the order of the trace. */
function spansToDraw(map: SpanMap, key: DiagnosisKey, spanId: string): SpanRow[] {
  const chosen = [key.rootCause.spanId, spanId, ...key.alternatives.map((one) => one.spanId)];
  const ids = new Set(chosen.flatMap((id) => [id, ...ancestorsOf(map, id).map((span) => span.id)]));
  return map.trace.spans
    .filter(({ id }) => ids.has(id))
    .map(({ id, parentId, name, kind, agentName, startMs, endMs, status }) => ({
      id,
      parentId,
      name,
      kind,
      agent: agentName,
      startMs: startMs - map.startMs,
      durationMs: endMs - startMs,
      status,
    }));
}
