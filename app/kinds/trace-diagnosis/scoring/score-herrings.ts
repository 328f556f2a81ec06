import type { HerringsEvidence } from '../evidence';
import type { DiagnosisKey } from '../formats';
import type { RuledOut, TraceDiagnosisFields } from '../kind';
import { counted, type Finding } from './make-check';
import { HERRINGS } from './thresholds';

type Hypothesis = HerringsEvidence['hypotheses'][number];
type Herring = DiagnosisKey['herrings'][number];

/**
 * Red herrings: two different suspects ruled out by a span that shows it earn everything; taking a herring for the cause, pinning
 * one as evidence or ruling out the true cause costs. Doing nothing avoids every trap and earns nothing.
 */
export function scoreHerrings(key: DiagnosisKey, fields: TraceDiagnosisFields): Finding {
  const hypotheses = judgeHypotheses(key, fields);
  const herrings = key.herrings.map(({ id, title, spanIds, ruledOutBy, why }) => ({
    id,
    title,
    spanIds,
    ruledOutBy,
    why,
    fellFor: fellFor(spanIds, fields),
    ruledOut: hypotheses.some((one) => one.herringId === id && one.verdict === 'counts'),
  }));
  const value = (verdict: Hypothesis['verdict']) => (verdict === 'counts' ? 1 : verdict === 'half' ? 0.5 : 0);
  const sum = hypotheses.reduce((all, { verdict }) => all + value(verdict), 0);
  const idle = hypotheses.filter(({ verdict }) => value(verdict) === 0).length;
  const penalty =
    (herrings.some((one) => one.fellFor === 'root-cause') ? HERRINGS.cause : 0) +
    herrings.filter((one) => one.fellFor === 'evidence').length * HERRINGS.pinned +
    (hypotheses.some(({ verdict }) => verdict === 'the-cause') ? HERRINGS.ruledOutTruth : 0) +
    Math.max(0, idle - HERRINGS.tolerated) * HERRINGS.beyond;
  const credit = Math.min(1, sum / HERRINGS.asked) * Math.max(0, 1 - penalty);
  const evidence: HerringsEvidence = {
    check: 'herrings',
    schemaVersion: 1,
    herrings,
    hypotheses,
    counted: sum,
    asked: HERRINGS.asked,
    credit,
  };
  return { checkId: 'herrings', credit, ...words(evidence), evidence };
}

function fellFor(spanIds: readonly string[], { rootCause, evidence }: TraceDiagnosisFields) {
  if (spanIds.includes(rootCause.spanId)) return 'root-cause' as const;
  return evidence.some(({ spanId }) => spanIds.includes(spanId)) ? ('evidence' as const) : null;
}

/** Verdicts in the order of the hypotheses. Of several on one herring the best counts, whatever their order. */
function judgeHypotheses(key: DiagnosisKey, fields: TraceDiagnosisFields): Hypothesis[] {
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

function judgeHypothesis(key: DiagnosisKey, one: RuledOut): Hypothesis {
  const { hypothesis, spanId, ruledOutBy } = one;
  const result = (verdict: Hypothesis['verdict'], herring?: Herring): Hypothesis => ({
    hypothesis,
    spanId,
    ruledOutBy,
    verdict,
    herringId: herring?.id ?? null,
  });
  if (hypothesis.trim() === '' || one.reason.trim() === '' || ruledOutBy === '') return result('incomplete');
  const sameClass = one.category === '' || one.category === key.rootCause.category;
  if (spanId === key.rootCause.spanId && sameClass) return result('the-cause');
  const herring = findHerring(key, one);
  if (!herring) return result('no-suspect');
  return result(herring.ruledOutBy.includes(ruledOutBy) ? 'counts' : 'half', herring);
}

/** By its span, or else by the class it would have been: a suspicion of a whole sort of failure need not name the very span. */
function findHerring(key: DiagnosisKey, { spanId, category }: RuledOut): Herring | undefined {
  const bySpan = key.herrings.find(({ spanIds }) => spanIds.includes(spanId));
  if (bySpan || category === '' || category === key.rootCause.category) return bySpan;
  return key.herrings.find((herring) => herring.category === category);
}

function words({ herrings, hypotheses, counted: sum, asked }: HerringsEvidence): { summary: string; advice: string } {
  const fell = herrings.filter((one) => one.fellFor !== null);
  const summary = [
    `${sum} of ${asked} hypotheses asked for are ruled out by a span that shows it.`,
    ...fell.map(
      ({ title, fellFor: how }) => `"${title}" was taken for ${how === 'root-cause' ? 'the cause' : 'evidence'}.`,
    ),
  ];
  const half = hypotheses.filter(({ verdict }) => verdict === 'half').length;
  const open = herrings.filter((one) => !one.ruledOut);
  const advice = [
    half > 0 ? `${counted(half, 'suspect')} did not fall with the span you named.` : '',
    hypotheses.some(({ verdict }) => verdict === 'the-cause') ? 'You ruled out the true cause.' : '',
    open.length > 0 ? `Worth ruling out: ${open.map(({ title, why }) => `${title} (${why})`).join(' ')}` : '',
  ];
  return { summary: summary.join(' '), advice: advice.filter(Boolean).join(' ') };
}
