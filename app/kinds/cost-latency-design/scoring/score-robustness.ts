import type { RobustnessEvidence, Usefulness } from '../evidence';
import { measureTarget } from '../measure-target';
import type { Target } from '../targets';
import { explainUsefulness, percent, type Finding } from './make-check';
import { shareOf } from './observation';
import { creditOf, type Observed } from './standing';
import { MISS } from './thresholds';

type ScenarioEvidence = RobustnessEvidence['scenarios'][number];

/** The limits of a bad day on every hidden scenario. The worst scenario decides, not the mean of them. */
export function scoreRobustness(
  limits: readonly Target[],
  scenarios: readonly Observed[],
  usefulness: Usefulness,
): Finding {
  const found = scenarios.map((scenario) => standingIn(limits, scenario));
  const [first] = found;
  if (!first) throw new RangeError('there is no hidden scenario');
  const worst = found.reduce((least, one) => (one.credit < least.credit ? one : least), first);
  const broken = limits.filter((_, at) => !worst.targets[at]?.met).map(({ title }) => title);
  return {
    checkId: 'robustness',
    credit: usefulness.factor * worst.credit,
    summary: `${
      broken.length === 0
        ? `Every limit of a bad day holds in all ${found.length} scenarios.`
        : `Worst is "${worst.title}": it breaks ${broken.join(', ')} (${percent(worst.failedShare)} of calls failed, ${worst.breachMinutes.toFixed(0)} of ${worst.minutes} minutes in breach).`
    }${explainUsefulness(usefulness, worst.credit)}`,
    advice:
      broken.length > 0
        ? `Make the design survive "${worst.title}": timeouts that end early, another provider to fall back to, bounded retries.`
        : 'Nothing breaks. Answer more calls yourself; then this counts in full.',
    evidence: {
      check: 'robustness',
      schemaVersion: 1,
      usefulness,
      targets: limits.map(({ id, title, metric, atMost, atLeast }) => ({
        id,
        title,
        metric,
        direction: atMost === undefined ? ('at-least' as const) : ('at-most' as const),
        limit: atMost ?? atLeast ?? 0,
      })),
      scenarios: found,
      worst: worst.id,
      tolerance: MISS.worstCase,
    },
  };
}

function standingIn(
  limits: readonly Target[],
  { id, title, description, role, observation }: Observed,
): ScenarioEvidence {
  const targets = limits.map((target) => {
    const { estimate, met } = measureTarget(observation, target);
    const value = estimate?.value ?? null;
    return { value, met, credit: creditOf(target, value, MISS.worstCase) };
  });
  return {
    id,
    title,
    description,
    role,
    calls: observation.calls,
    minutes: observation.minutes,
    breachMinutes: observation.breachMinutes.value,
    failedShare: shareOf(observation, 'failed-share'),
    handOffShare: shareOf(observation, 'hand-off-share'),
    credit: targets.reduce((sum, { credit }) => sum + credit, 0) / targets.length,
    targets,
  };
}
