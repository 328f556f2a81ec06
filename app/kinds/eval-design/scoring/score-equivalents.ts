import { holmAdjust } from '../../../lib/statistics/holm';
import { comparePairs, settledPairs } from './compare-systems';
import { explainDiscrimination, percent, type Finding } from './make-check';
import type { SystemObservations } from './observations';
import { ALPHA, EQUIVALENT, ramp } from './thresholds';

/**
 * Whether systems that are different but just as good are treated like the baseline. Only rows where both outputs are good are
 * paired. Credit per equivalent falls with the share of pairs that newly failed and is halved when the worsening is significant
 * (one-sided exact McNemar, Holm over equivalents); the mean is multiplied by `discrimination`.
 */
export function scoreEquivalents(options: {
  baseline: SystemObservations;
  equivalents: readonly SystemObservations[];
  discrimination: number;
  seed: number;
}): Finding {
  const { baseline, equivalents, discrimination, seed } = options;
  const compared = equivalents.map((other, at) => {
    const good = settledPairs(baseline, other).filter((pair) => !pair.baseline.faulty && !pair.other.faulty);
    return comparePairs(good, seed + at);
  });
  const adjusted = holmAdjust(compared.map((one) => one.pValue));
  const rows = compared.map((one, at) => {
    const { system, rows: observed } = equivalents[at] as SystemObservations;
    const adjustedPValue = adjusted[at] ?? 1;
    const significant = adjustedPValue <= ALPHA;
    const falseAlarmShare = one.pairs > 0 ? one.newlyFailed / one.pairs : 0;
    const outcome = significant ? 'false-alarm' : falseAlarmShare > EQUIVALENT.quiet ? 'uneasy' : 'quiet';
    const loudness = ramp(falseAlarmShare, { from: EQUIVALENT.loud, to: EQUIVALENT.quiet });
    return {
      system: system.id,
      title: system.title,
      description: system.description,
      ...one,
      adjustedPValue,
      significant,
      errors: observed.filter((row) => row.verdict === 'error').length,
      credit: one.pairs === 0 ? 0 : loudness * (significant ? EQUIVALENT.significantFactor : 1),
      outcome: outcome as 'quiet' | 'uneasy' | 'false-alarm',
      falseAlarmShare,
    };
  });
  const quiet = rows.filter((one) => one.outcome === 'quiet').length;
  const loudest = [...rows].sort((a, b) => b.falseAlarmShare - a.falseAlarmShare)[0];
  return {
    checkId: 'equivalents',
    credit: (discrimination * rows.reduce((sum, one) => sum + one.credit, 0)) / Math.max(1, rows.length),
    summary: `${quiet} of ${rows.length} equally good systems are treated like the baseline; the loudest has ${percent(loudest?.falseAlarmShare ?? 0)} false alarms.${explainDiscrimination(discrimination)}`,
    advice:
      loudest && loudest.falseAlarmShare > EQUIVALENT.quiet
        ? `Most false alarms: ${loudest.title}. Ask what your evaluator reacts to here that is style and not substance.`
        : 'Tell faulty outputs from good ones first; then this counts in full.',
    evidence: { check: 'equivalents', schemaVersion: 1, alpha: ALPHA, equivalents: rows, discrimination },
  };
}
