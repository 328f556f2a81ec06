import type { Catalogue } from '../catalogue';
import type { QualityFloor } from '../content';
import type { FloorsEvidence, Usefulness } from '../evidence';
import type { Target } from '../targets';
import { explainUsefulness, percent, type Finding } from './make-check';
import { creditOf, type Observed } from './standing';
import { MISS } from './thresholds';

type ClassEvidence = FloorsEvidence['classes'][number];

/** The quality floor of each risk class in its worst usual scenario. The class that comes out worst decides: a floor is no average. */
export function scoreFloors(
  floors: readonly QualityFloor[],
  catalogue: Catalogue,
  usual: readonly Observed[],
  usefulness: Usefulness,
): Finding {
  const classes = floors.flatMap((floor) => {
    const title = catalogue.riskClasses.find(({ id }) => id === floor.risk)?.title ?? floor.risk;
    const standings = usual.flatMap((scenario) => standingIn(floor, title, scenario) ?? []);
    return standings.length > 0 ? [standings.reduce((worst, one) => (one.credit < worst.credit ? one : worst))] : [];
  });
  const below = classes.filter(({ met }) => !met);
  const words = below.map(
    ({ title, rightShare, wrongShare }) =>
      `${title} (${percent(rightShare?.value ?? 0)} right, ${percent(wrongShare?.value ?? 0)} wrong)`,
  );
  const credit = classes.length === 0 ? 0 : Math.min(...classes.map((one) => one.credit));
  return {
    checkId: 'floors',
    credit: usefulness.factor * credit,
    summary: `${classes.length - below.length} of ${classes.length} risk classes stay above their floor${words.length > 0 ? `; below: ${words.join(', ')}` : ''}.${explainUsefulness(usefulness, credit)}`,
    advice:
      below.length > 0
        ? 'Give the class that is below a better model, keep it out of caches that serve it stale answers, and let unsure answers go to a human.'
        : 'Every floor is kept. Answer more calls yourself; then this counts in full.',
    evidence: { check: 'floors', schemaVersion: 1, usefulness, classes },
  };
}

function standingIn(
  floor: QualityFloor,
  title: string,
  { title: scenario, observation }: Observed,
): ClassEvidence | null {
  const group = observation.risks.find(({ name }) => name === floor.risk);
  if (!group || group.calls === 0) return null;
  const rightShare = group.metrics['right-share'];
  const wrongShare = group.metrics['wrong-share'];
  const right: Target = { id: 'right', title, metric: 'right-share', risk: floor.risk, atLeast: floor.rightAtLeast };
  const wrong: Target = { id: 'wrong', title, metric: 'wrong-share', risk: floor.risk, atMost: floor.wrongAtMost };
  const met = (rightShare?.value ?? 0) >= floor.rightAtLeast && (wrongShare?.value ?? 1) <= floor.wrongAtMost;
  return {
    risk: floor.risk,
    title,
    highRisk: floor.highRisk,
    rightAtLeast: floor.rightAtLeast,
    wrongAtMost: floor.wrongAtMost,
    scenario,
    calls: group.calls,
    rightShare,
    wrongShare,
    handOffShare: group.metrics['hand-off-share'],
    met,
    credit: Math.min(
      creditOf(right, rightShare?.value ?? null, MISS.floor),
      creditOf(wrong, wrongShare?.value ?? null, MISS.floor),
    ),
  };
}
