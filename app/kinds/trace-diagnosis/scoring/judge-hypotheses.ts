import type { HerringsEvidence } from '../evidence';
import type { DiagnosisKey } from '../formats';
import type { RuledOut, TraceDiagnosisFields } from '../kind';

export type Hypothesis = HerringsEvidence['hypotheses'][number];
type Herring = DiagnosisKey['herrings'][number];

/** Verdicts in the order of the hypotheses. Of several on one herring the best counts, whatever their order. */
export function judgeHypotheses(key: DiagnosisKey, fields: Pick<TraceDiagnosisFields, 'ruledOut'>): Hypothesis[] {
  const judged = fields.ruledOut.map((one) => judgeHypothesis(key, one));
  const best = new Map<string, number>();
  judged.forEach(({ herringId, verdict }, at) => {
    if (herringId === null || (verdict !== 'counts' && verdict !== 'half')) return;
    const other = best.get(herringId);
    if (other === undefined || (verdict === 'counts' && judged[other]?.verdict === 'half')) best.set(herringId, at);
  });
  return judged.map((one, at) => {
    const taken = one.herringId !== null && (one.verdict === 'counts' || one.verdict === 'half');
    return taken && best.get(one.herringId ?? '') !== at ? { ...one, verdict: 'repeats' } : one;
  });
}

/** Spans that hypotheses which count deal with: the suspects, all spans of their herrings, and what rules them out. */
export function clearedSpans(key: DiagnosisKey, fields: Pick<TraceDiagnosisFields, 'ruledOut'>): Set<string> {
  const counting = judgeHypotheses(key, fields).filter(({ verdict }) => verdict === 'counts');
  return new Set(
    counting.flatMap(({ spanId, ruledOutBy, herringId }) => [
      spanId,
      ruledOutBy,
      ...(key.herrings.find(({ id }) => id === herringId)?.spanIds ?? []),
    ]),
  );
}

function judgeHypothesis(key: DiagnosisKey, one: RuledOut): Hypothesis {
  const { hypothesis, spanId, ruledOutBy } = one;
  const result = (verdict: Hypothesis['verdict'], herring?: Herring): Hypothesis => ({
    hypothesis,
    spanId,
    ruledOutBy,
    verdict,
    herringId: herring?.id ?? null,
  });
  if (hypothesis.trim() === '' || one.reason.trim() === '' || spanId === '' || ruledOutBy === '') {
    return result('incomplete');
  }
  const sameClass = one.category === '' || one.category === key.rootCause.category;
  if (spanId === key.rootCause.spanId && sameClass) return result('the-cause');
  const clears = (herring: Herring) => herring.ruledOutBy.includes(ruledOutBy);
  const bySpan = key.herrings.filter(({ spanIds }) => spanIds.includes(spanId));
  if (bySpan.length > 0) {
    const cleared = bySpan.find(clears);
    return result(cleared ? 'counts' : 'half', cleared ?? bySpan[0]);
  }
  // A suspicion of a whole sort of failure need not name the very span, but then the span that clears it has to.
  const byClass = sameClass ? undefined : key.herrings.find((it) => it.category === one.category && clears(it));
  return byClass ? result('counts', byClass) : result('no-suspect');
}
