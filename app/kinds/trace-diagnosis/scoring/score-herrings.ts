import type { HerringsEvidence } from '../evidence';
import type { DiagnosisKey } from '../formats';
import type { TraceDiagnosisFields } from '../kind';
import { classifyPins } from './classify-pins';
import { clearedSpans, judgeHypotheses, type Hypothesis } from './judge-hypotheses';
import { counted, type Finding } from './make-check';
import type { SpanMap } from './span-map';
import { HERRINGS } from './thresholds';

/**
 * Red herrings: two different suspects ruled out by a span that shows it earn everything; taking a herring for the cause, pinning
 * one as evidence or ruling out the true cause costs. Doing nothing avoids every trap and earns nothing.
 */
export function scoreHerrings(map: SpanMap, key: DiagnosisKey, fields: TraceDiagnosisFields): Finding {
  const pins = classifyPins({ map, key, pins: fields.evidence, cleared: clearedSpans(key, fields) });
  const taken = new Set(pins.flatMap(({ spanId, verdict }) => (verdict === 'herring' ? [spanId] : [])));
  const hypotheses = judgeHypotheses(key, fields);
  const herrings = key.herrings.map(({ id, title, spanIds, ruledOutBy, why }) => ({
    id,
    title,
    spanIds,
    ruledOutBy,
    why,
    fellFor: fellFor(spanIds, fields.rootCause.spanId, taken),
    ruledOut: hypotheses.some((one) => one.herringId === id && one.verdict === 'counts'),
  }));
  const value = (verdict: Hypothesis['verdict']): number => (verdict === 'counts' ? 1 : verdict === 'half' ? 0.5 : 0);
  // The best ones only: many suspects with a careless word each are no work.
  const best = hypotheses.map(({ verdict }) => value(verdict)).sort((a, b) => b - a);
  const sum = best.slice(0, HERRINGS.asked).reduce((all, one) => all + one, 0);
  const idle = hypotheses.filter(({ verdict }) => value(verdict) === 0).length;
  const penalty =
    (herrings.some((one) => one.fellFor === 'root-cause') ? HERRINGS.cause : 0) +
    herrings.filter((one) => one.fellFor === 'evidence').length * HERRINGS.pinned +
    (hypotheses.some(({ verdict }) => verdict === 'the-cause') ? HERRINGS.ruledOutTruth : 0) +
    Math.max(0, idle - HERRINGS.tolerated) * HERRINGS.beyond;
  const credit = (sum / HERRINGS.asked) * Math.max(0, 1 - penalty);
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

/** `taken`: spans of herrings that are pinned as evidence and that no hypothesis of the candidate rules out. */
function fellFor(spanIds: readonly string[], cause: string, taken: ReadonlySet<string>) {
  if (spanIds.includes(cause)) return 'root-cause' as const;
  return spanIds.some((id) => taken.has(id)) ? ('evidence' as const) : null;
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
