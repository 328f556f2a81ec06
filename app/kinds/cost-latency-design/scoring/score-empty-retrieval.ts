import type { Design } from '../design';
import type { EmptyRetrievalEvidence, Usefulness } from '../evidence';
import type { Scenario } from '../scenario';
import type { Traffic } from '../traffic';
import { explainUsefulness, type Finding } from './make-check';
import { shareOf, type Observation } from './observation';
import type { LoadedScenario } from './observe-scenario';
import type { Observed } from './standing';
import { INVENTED_SCALE, ramp } from './thresholds';
import { walkStages } from './walk-stages';

/**
 * What a design says when retrieval returns nothing: invented answers of the whole scenario, per call that the incident left without
 * facts. Counting all of them, not only those of the incident, leaves nothing to a design that never retrieves. The worst scenario
 * counts.
 */
export function scoreEmptyRetrieval(
  design: Design,
  scenarios: readonly { observed: Observed; loaded: LoadedScenario }[],
  reference: Observation,
  usefulness: Usefulness,
): Finding {
  const found = scenarios.flatMap(({ observed, loaded }) => standingIn(observed, loaded, reference) ?? []);
  const worst = Math.max(0, ...found.map(({ inventedPerAffected }) => inventedPerAffected));
  const credit = found.length === 0 ? 0 : Math.min(...found.map((standing) => standing.credit));
  const stages = [...walkStages(design.stages)].flatMap((stage) =>
    stage.type === 'retrieve' ? [{ stageId: stage.id, onEmpty: stage.onEmpty }] : [],
  );
  return {
    checkId: 'empty-retrieval',
    credit: usefulness.factor * credit,
    summary: `For every 100 calls that retrieval had nothing for, ${Math.round(Math.min(1, worst) * 100)} got an invented answer.${explainUsefulness(usefulness, credit)}`,
    advice:
      worst > INVENTED_SCALE.to
        ? 'When nothing is found, say so, hand over, or fall back to a model that says "I do not know" rather than inventing.'
        : 'Hardly anything is invented. Answer more calls yourself; then this counts in full.',
    evidence: {
      check: 'empty-retrieval',
      schemaVersion: 1,
      usefulness,
      stages,
      scenarios: found,
      scale: INVENTED_SCALE,
    },
  };
}

function standingIn(
  { id, title, observation }: Observed,
  { scenario, traffic }: LoadedScenario,
  reference: Observation,
): EmptyRetrievalEvidence['scenarios'][number] | null {
  const affectedShare = shareAffected(traffic, scenario);
  if (affectedShare <= 0) return null;
  const inventedShare = shareOf(observation, 'invented-share');
  const inventedPerAffected = inventedShare / affectedShare;
  return {
    id,
    title,
    affectedShare,
    inventedShare,
    usualInventedShare: shareOf(reference, 'invented-share'),
    abstainedShare: shareOf(observation, 'abstained-share'),
    handOffShare: shareOf(observation, 'hand-off-share'),
    rightShare: shareOf(observation, 'right-share'),
    inventedPerAffected,
    credit: ramp(inventedPerAffected, INVENTED_SCALE),
  };
}

/** Share of the measured calls that need facts at a time when retrieval returns nothing, before bursts add calls; 0 without such a time. */
export function shareAffected(traffic: Traffic, { events, warmUpMs }: Pick<Scenario, 'events' | 'warmUpMs'>): number {
  const spans = events.filter((event) => event.type === 'retrieval-empty');
  let measured = 0;
  let affected = 0;
  for (let call = 0; call < traffic.length; call += 1) {
    const time = traffic.timeMs[call] as number;
    if (time < warmUpMs) continue;
    measured += 1;
    if (traffic.needsContext[call] === 0) continue;
    // Spans that overlap leave a call with facts only when none of them takes its.
    const kept = spans.reduce(
      (left, span) => (time >= span.fromMs && time < span.toMs ? left * (1 - span.share) : left),
      1,
    );
    affected += 1 - kept;
  }
  return measured > 0 ? affected / measured : 0;
}
