import type { Usefulness } from '../evidence';
import type { Frontier } from '../formats';
import { shareOf, type Observation } from './observation';
import { ramp, USEFULNESS_SCALE } from './thresholds';

/** What the right share is measured against where an exercise has no frontier. */
const RIGHT_WITHOUT_FRONTIER = 0.8;

/**
 * How much of the work a design does by itself. Calls answered rightly without a human are at least the right ones less those handed
 * over; they are compared with the right answers of the least accurate design of the frontier. A design that answers nothing, hands
 * everything over, or serves everybody one cached answer comes out at 0, whatever it saves.
 */
export function measureUsefulness(reference: Observation, frontier: Frontier | null): Usefulness {
  const ownRightShare = Math.max(0, shareOf(reference, 'right-share') - shareOf(reference, 'hand-off-share'));
  const least = frontier ? Math.min(...frontier.points.map((point) => point.rightShare)) : RIGHT_WITHOUT_FRONTIER;
  const scale = { from: USEFULNESS_SCALE.from * least, to: USEFULNESS_SCALE.to * least };
  return { factor: ramp(ownRightShare, scale), ownRightShare, ...scale };
}
