import type { TargetEvidence } from '../evidence';
import { measureTarget } from '../measure-target';
import type { Target } from '../targets';
import type { Observation } from './observation';
import { LEAST_SCALE, MISS, ramp } from './thresholds';

/** A scenario as it came out: what the checks work on. */
export interface Observed {
  id: string;
  title: string;
  description: string;
  role: 'usual' | 'incident';
  observation: Observation;
}

/**
 * Credit of a target: 1 when met; otherwise what is left of MISS.partial after the overrun, which is nothing at `tolerance`. The overrun
 * of an upper limit is the excess as a share of it; of a lower limit on a share, the excess of misses as a share of the misses allowed.
 */
export function creditOf(target: Target, value: number | null, tolerance: number): number {
  if (value === null) return 0;
  const overrun = overrunOf(target, value);
  return overrun <= 0 ? 1 : MISS.partial * ramp(overrun, { from: tolerance, to: 0 });
}

/** How far a value is beyond a limit, as a share of what is allowed; 0 or less when the limit is kept. */
export function overrunOf({ metric, atMost, atLeast }: Target, value: number): number {
  const least = metric.endsWith('-share') ? LEAST_SCALE.share : metric === 'breach-minutes' ? LEAST_SCALE.minutes : 0;
  if (atMost !== undefined) return (value - atMost) / Math.max(atMost, least, Number.MIN_VALUE);
  const limit = atLeast ?? 0;
  const allowed = metric.endsWith('-share') ? Math.max(1 - limit, least) : Math.max(limit, Number.MIN_VALUE);
  return (limit - value) / allowed;
}

/** A target in the scenario where it came out worst; null without scenarios. */
export function worstStanding(
  target: Target,
  scenarios: readonly Observed[],
  tolerance: number,
): TargetEvidence | null {
  let worst: { standing: TargetEvidence; overrun: number } | null = null;
  for (const { title, observation } of scenarios) {
    const { estimate, met, margin } = measureTarget(observation, target);
    const overrun = estimate ? overrunOf(target, estimate.value) : Infinity;
    if (worst && worst.overrun >= overrun) continue;
    const limit = target.atMost ?? target.atLeast ?? 0;
    worst = {
      overrun,
      standing: {
        id: target.id,
        title: target.title,
        scenario: title,
        metric: target.metric,
        slice: target.slice ?? null,
        risk: target.risk ?? null,
        direction: target.atMost === undefined ? 'at-least' : 'at-most',
        limit,
        estimate,
        met,
        certain: estimate !== null && (estimate.low - limit) * (estimate.high - limit) >= 0,
        margin,
        credit: creditOf(target, estimate?.value ?? null, tolerance),
      },
    };
  }
  return worst?.standing ?? null;
}

/** All targets, each in its worst scenario. */
export function worstStandings(
  targets: readonly Target[],
  scenarios: readonly Observed[],
  tolerance: number,
): TargetEvidence[] {
  return targets.flatMap((target) => worstStanding(target, scenarios, tolerance) ?? []);
}
