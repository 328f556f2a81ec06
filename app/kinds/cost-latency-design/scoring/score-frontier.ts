import type { FrontierEvidence, Usefulness } from '../evidence';
import type { Frontier } from '../formats';
import { distanceToFrontier, type PlanePoint } from './frontier-distance';
import { explainUsefulness, type Finding } from './make-check';
import type { Observation } from './observation';
import type { Observed } from './standing';
import { FRONTIER_SCALE, ramp } from './thresholds';

const WORDS = {
  latency: 'its P95 latency',
  cost: 'its cost per call',
  quality: 'its share of calls that are not right',
};

/** How near a design comes to the best the author's search found, on the scenario that search used. */
export function scoreFrontier(frontier: Frontier, reference: Observed, usefulness: Usefulness): Finding {
  const own = planePointOf(reference.observation);
  const points = frontier.points.map(({ latencyP95Ms, costPerCallUsd, rightShare }) => ({
    latencyP95Ms,
    costPerCallUsd,
    rightShare,
  }));
  const found = own ? distanceToFrontier(own, points) : null;
  const credit = found ? ramp(found.distance, FRONTIER_SCALE) : 0;
  const evidence: FrontierEvidence = {
    check: 'frontier',
    schemaVersion: 1,
    usefulness,
    scenario: reference.title,
    method: frontier.method,
    points,
    own,
    nearest: found?.nearest ?? null,
    distance: found?.distance ?? null,
    behindIn: found && found.distance > 1 ? found.behindIn : null,
    scale: FRONTIER_SCALE,
  };
  return {
    checkId: 'frontier',
    credit: usefulness.factor * credit,
    summary: `${inWords(found)}${explainUsefulness(usefulness, credit)}`,
    advice: found
      ? `Compared with the nearest of the best known designs, ${WORDS[found.behindIn]} is where yours is behind most.`
      : 'A design needs calls that it answers itself, in time, to be compared.',
    evidence,
  };
}

function inWords(found: ReturnType<typeof distanceToFrontier>): string {
  if (!found) return 'There is no latency to compare: no call was answered by the design itself.';
  if (found.distance <= 1)
    return 'The design is as good as one of the best known designs in latency, cost and quality.';
  return `One of the best known designs is better by a factor of ${found.distance.toFixed(2)} at most, in ${WORDS[found.behindIn].replace('its ', '')}.`;
}

/** The three numbers of an observation; null when no call counts for latency. */
export function planePointOf({ all }: Observation): PlanePoint | null {
  const latency = all.metrics['latency-p95'];
  const cost = all.metrics['cost-per-call'];
  const right = all.metrics['right-share'];
  if (!latency || !cost || !right) return null;
  return { latencyP95Ms: latency.value, costPerCallUsd: cost.value, rightShare: right.value };
}
