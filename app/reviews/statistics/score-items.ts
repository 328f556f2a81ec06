import type { ScoredExercise, SittingScore } from '../report/score-types';
import type { ItemScore } from './measure-item';

/** What statistics read of a sitting: no candidate. */
export interface CountedSitting {
  score: Pick<SittingScore, 'points' | 'status'>;
  exercises: readonly ScoredExercise[];
}

/** One sitting's scores on an item; `level` is a criterion's level index. */
export interface PartScore extends ItemScore {
  level: number | null;
}

export interface ScoredItem {
  id: string;
  kind: 'check' | 'criterion';
  title: string;
  max: number;
  levels: string[];
  scores: PartScore[];
  awaiting: number;
}

const counts = (exercise: ScoredExercise): boolean => exercise.points !== null && exercise.weight > 0;
/** Points that await a human are not lost: until they are known, the exercise says nothing as a whole. */
const isKnown = (exercise: ScoredExercise): boolean => exercise.awaiting === 0;

/** Sittings whose exercise still awaits a human. */
export const countAwaiting = (sittings: readonly CountedSitting[], id: string): number =>
  sittings.filter(({ exercises }) => exercises.some((one) => one.assessmentExerciseId === id && !isKnown(one))).length;

/**
 * Every sitting's share of one exercise, and its points on the others: the mean by weight of those that count. Exercises that await
 * a human are left out on both sides. Pure.
 */
export function scoreExercises(sittings: readonly CountedSitting[], id: string): ItemScore[] {
  return sittings.flatMap(({ exercises }) => {
    const own = exercises.find((exercise) => exercise.assessmentExerciseId === id);
    if (!own || own.points === null || !isKnown(own)) return [];
    const others = exercises.filter((exercise) => exercise !== own && counts(exercise) && isKnown(exercise));
    const weights = others.reduce((sum, { weight }) => sum + weight, 0);
    const rest = others.reduce((sum, { weight, points }) => sum + weight * (points ?? 0), 0);
    return [{ share: own.points / 100, rest: weights > 0 ? rest / weights : null }];
  });
}

/**
 * Every check and criterion of one exercise with every graded sitting's share of it, and the sitting's points without it; null while
 * any of them await a human. Parts are
 * told apart by kind and id, so that versions of a rubric that share a criterion share its row. Pure.
 */
export function scoreParts(sittings: readonly CountedSitting[], id: string): ScoredItem[] {
  const items = new Map<string, ScoredItem>();
  for (const { exercises, score } of sittings) {
    const own = exercises.find((exercise) => exercise.assessmentExerciseId === id);
    if (!own || own.points === null || score.points === null) continue;
    const weights = exercises.filter(counts).reduce((sum, { weight }) => sum + weight, 0);
    const whole = exercises.every(isKnown) ? score.points : null;
    const without = (earned: number) =>
      whole === null ? null : whole - (weights > 0 ? (earned * own.weight) / weights : 0);
    for (const check of own.checks) {
      if (check.most <= 0) continue;
      const item = entry(items, { id: check.checkId, kind: 'check', title: check.title, max: check.most, levels: [] });
      item.scores.push({ share: check.earned / check.most, rest: without(check.earned), level: null });
    }
    for (const { id: criterionId, title, max, share, levels, verdict } of own.criteria) {
      const titles = levels.map((level) => level.title);
      const item = entry(items, { id: criterionId, kind: 'criterion', title, max, levels: titles });
      if (share === null) item.awaiting += 1;
      else item.scores.push({ share, rest: without(share * max), level: verdict?.levelIndex ?? null });
    }
  }
  return [...items.values()];
}

function entry(items: Map<string, ScoredItem>, facts: Omit<ScoredItem, 'scores' | 'awaiting'>): ScoredItem {
  const key = `${facts.kind} ${facts.id}`;
  const found = items.get(key) ?? { ...facts, scores: [], awaiting: 0 };
  items.set(key, found);
  return found;
}

/** Rows for Cronbach's alpha: sittings in which everything has a score, a column per item. */
export function rowsForAlpha(sittings: readonly CountedSitting[]): { of: 'exercises' | 'parts'; rows: number[][] } {
  const complete = sittings.filter(({ exercises }) => exercises.every((one) => counts(one) && isKnown(one)));
  if ((sittings[0]?.exercises.length ?? 0) > 1) {
    return {
      of: 'exercises',
      rows: complete.map(({ exercises }) => exercises.map(({ weight, points }) => weight * (points ?? 0))),
    };
  }
  const rows = complete.flatMap(({ exercises }) => {
    const [only] = exercises;
    if (!only || only.checks.length + only.criteria.length === 0 || only.criteria.some(({ share }) => share === null))
      return [];
    return [[...only.checks.map(({ earned }) => earned), ...only.criteria.map(({ share, max }) => (share ?? 0) * max)]];
  });
  // Other versions may have other parts; only rows of the commonest shape belong together.
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [commonest] = [...widths].sort(([, one], [, other]) => other - one);
  return { of: 'parts', rows: rows.filter((row) => row.length === commonest?.[0]) };
}
