import type { SittingScore } from './score-types';

type Compared = { name: string; score: Pick<SittingScore, 'points' | 'low' | 'high'> };

/**
 * What the two highest scores of a choice say about each other, in a sentence, pure: who is ahead, or that their intervals overlap
 * and the difference decides nothing. Null with fewer than two scores.
 */
export function compareScores(sittings: readonly Compared[]): string | null {
  const scored = sittings
    .flatMap(({ name, score: { points, low, high } }) =>
      points === null ? [] : [{ name, points, low: low ?? points, high: high ?? points }],
    )
    .sort((a, b) => b.points - a.points);
  const [first] = scored;
  if (!first || scored.length < 2) return null;
  const near = scored.slice(1).filter(({ high }) => high >= first.low);
  if (near.length === 0) return `${first.name} is ahead of the others by more than the uncertainty of the scores.`;
  const tied = near.filter(({ points }) => points === first.points);
  if (tied.length === near.length && near.length === scored.length - 1) {
    return `${inWords([first.name, ...tied.map(({ name }) => name)])} have as many points.`;
  }
  const names = inWords(near.map(({ name }) => name));
  return `${first.name} has ${near.length === tied.length ? 'as many' : 'the most'} points; the difference to ${names} is within the uncertainty.`;
}

/** "A", "A and B", "A, B and C". */
export function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
