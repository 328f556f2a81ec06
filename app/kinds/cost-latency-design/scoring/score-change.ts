import { stableStringify } from '../../../lib/json';
import type { CostLatencyContent } from '../content';
import type { Design } from '../design';
import type { Frontier } from '../formats';
import { formatUsd } from './format-metric';
import { explainUsefulness, type Finding } from './make-check';
import { measureUsefulness } from './measure-usefulness';
import { shareOf } from './observation';
import type { ReadAnswer } from './read-answer';
import { worstStandings, type Observed } from './standing';
import { blend, MISS } from './thresholds';

/**
 * The second part: the design after the change, held against the targets of the change on the usual scenarios. The first design under
 * the change is shown beside it. Usefulness is the second design's own.
 */
export function scoreChange(options: {
  part: NonNullable<CostLatencyContent['change']>;
  design: Design;
  answer: ReadAnswer;
  before: Observed;
  changed: readonly Observed[];
  kept: readonly Observed[];
  frontier: Frontier | null;
}): Finding {
  const { part, design, answer, before, changed, kept, frontier } = options;
  const reference = (all: readonly Observed[]) => all.find(({ id }) => id === before.id)?.observation;
  const after = reference(changed);
  const usefulness = after ? measureUsefulness(after, frontier) : { factor: 0, ownRightShare: 0, from: 0, to: 0 };
  const targets = worstStandings(part.targets, changed, MISS.target);
  const unchanged = worstStandings(part.targets, kept, MISS.target);
  const credit = after ? blend(targets.map((target) => target.credit)) : 0;
  const met = targets.filter((one) => one.met).length;
  const costOf = (observation: Observed['observation'] | undefined) =>
    observation ? shareOf(observation, 'cost-per-call') : 0;
  const differs = answer.design !== null && stableStringify(answer.design) !== stableStringify(design);
  const keptMet = unchanged.filter((one) => one.met).length;
  return {
    checkId: 'change',
    credit: usefulness.factor * credit,
    summary: answer.obstacle
      ? answer.obstacle.summary
      : `After the change ${met} of ${targets.length} targets are met at ${formatUsd(costOf(after))} per call${differs ? `; the first design would meet ${keptMet}` : ', with the first design as it was'}.${explainUsefulness(usefulness, credit)}`,
    advice:
      answer.obstacle?.advice ??
      'Look at which numbers the change moved, and change what they depend on, nothing else.',
    evidence: {
      check: 'change',
      schemaVersion: 1,
      usefulness,
      title: part.title,
      targets,
      unchanged,
      changed: differs,
      costPerCallUsd: after
        ? { before: costOf(before.observation), kept: costOf(reference(kept)), changed: costOf(after) }
        : null,
      problems: answer.obstacle?.problems ?? [],
    },
  };
}
