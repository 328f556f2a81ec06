import type { Usefulness } from '../evidence';
import type { Target } from '../targets';
import { formatBeside, formatMetric } from './format-metric';
import { explainUsefulness, type Finding } from './make-check';
import { worstStandings, type Observed } from './standing';
import { blend, MISS } from './thresholds';

/** Every stated target, each in the usual scenario where it came out worst: half the mean credit, half the lowest. */
export function scoreTargets(targets: readonly Target[], usual: readonly Observed[], usefulness: Usefulness): Finding {
  const standings = worstStandings(targets, usual, MISS.target);
  const missed = standings.filter(({ met }) => !met);
  const words = missed.map(({ title, metric, estimate, limit, direction }) => {
    const came = estimate ? formatBeside(metric, estimate.value, limit) : 'not measurable';
    return `${title} (${came}, ${direction === 'at-most' ? 'at most' : 'at least'} ${formatMetric(metric, limit)})`;
  });
  const met = standings.length - missed.length;
  const credit = blend(standings.map((standing) => standing.credit));
  return {
    checkId: 'targets',
    credit: usefulness.factor * credit,
    summary: `${met} of ${standings.length} targets are met on every usual day${words.length > 0 ? `; missed: ${words.join(', ')}` : ''}.${explainUsefulness(usefulness, credit)}`,
    advice:
      missed.length > 0
        ? 'Look at the target that is missed by most first: half of this check is the worst one. Nearly met still earns a part.'
        : 'All targets are met. Answer more calls yourself; then this counts in full.',
    evidence: {
      check: 'targets',
      schemaVersion: 1,
      usefulness,
      scenarios: usual.map(({ id, title, description, observation }) => ({
        id,
        title,
        description,
        calls: observation.calls,
      })),
      replications: usual[0]?.observation.replications ?? 0,
      targets: standings,
    },
  };
}
