import { kendallTauB } from '../../../lib/statistics/kendall-tau';
import { explainDiscrimination, type Finding } from './make-check';
import type { SystemObservations } from './observations';
import { ramp, RANKING_SCALE } from './thresholds';

/**
 * Whether the mean score puts the hidden systems in the order of their true quality (share of good outputs): Kendall's τ-b over
 * systems. Rows that ended in an error have no score and are left out of a system's mean; a system without any ranks as 0.
 */
export function scoreRanking(systems: readonly SystemObservations[], discrimination: number): Finding {
  const rows = systems
    .map(({ system, rows: observed }) => {
      const settled = observed.filter((row) => row.settled);
      const scores = settled.flatMap((row) => row.score ?? []);
      return {
        system: system.id,
        title: system.title,
        role: system.role,
        trueQuality: settled.filter((row) => !row.faulty).length / Math.max(1, settled.length),
        // Rounded, so that the order of additions cannot make or break a tie.
        measuredQuality:
          scores.length > 0 ? Number((scores.reduce((sum, one) => sum + one, 0) / scores.length).toFixed(6)) : null,
      };
    })
    .sort((a, b) => b.trueQuality - a.trueQuality || (a.system < b.system ? -1 : 1));
  const tau = kendallTauB(
    rows.map((row) => row.trueQuality),
    rows.map((row) => row.measuredQuality ?? 0),
  );
  return {
    checkId: 'ranking',
    credit: discrimination * ramp(tau ?? 0, RANKING_SCALE),
    summary:
      tau === null
        ? 'Your mean scores are the same for every system, so they rank nothing.'
        : `Ranking the hidden systems by your mean score agrees with their true quality with Kendall's τ-b of ${tau.toFixed(2)}.${explainDiscrimination(discrimination)}`,
    advice: `τ-b of ${RANKING_SCALE.to} earns all points. Let the score say how good an output is, and check that systems which are worse also get a lower mean.`,
    evidence: { check: 'ranking', schemaVersion: 1, systems: rows, tau, scale: RANKING_SCALE, discrimination },
  };
}
