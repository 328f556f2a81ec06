import type { Rubric } from '../../exercises/exercise-format';
import { stableStringify } from '../../lib/json';

/**
 * Whether a judge would be told the same by both rubrics: the same criteria with the same texts, notes and graded excerpts. Weights,
 * shares and the order of criteria are not told, so where only they differ a judge's verdicts stand as they are. Pure.
 */
export function readsTheSame(one: Rubric, other: Rubric): boolean {
  return stableStringify(toldBy(one)) === stableStringify(toldBy(other));
}

function toldBy({ criteria, exemplars }: Rubric) {
  const told = criteria.map(({ id, title, question, levels, authorNotes }) => ({
    ...{ id, title, question, authorNotes },
    levels: levels.map((level) => [level.title, level.description]),
  }));
  return { exemplars, criteria: told.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
