import type { Rubric } from '../../exercises/exercise-format';

/** One submission's grade on one side of a regrade, as far as comparing goes. */
export interface RegradeSide {
  /** Of 100; null while there is none. */
  points: number | null;
  /** Points that criteria awaiting a human can still add. */
  awaiting: number;
  rubric: Pick<Rubric, 'criteria'>;
  /** Points of 100 that the whole rubric decides. */
  rubricPoints: number;
  /** Level of each criterion that counts, and whether a human gave it. */
  levels: { criterionId: string; levelIndex: number | null; byHuman: boolean }[];
}

/** What one criterion is worth before and after, in points of 100. */
export interface CriterionMove {
  criterionId: string;
  title: string;
  /** Null: no such criterion, or awaiting a human. */
  before: number | null;
  after: number | null;
  /** Titles of the levels. */
  beforeLevel: string | null;
  afterLevel: string | null;
}

export interface RegradeRow {
  id: string;
  before: { points: number | null; awaiting: number; rank: number | null };
  after: { points: number | null; awaiting: number; rank: number | null };
  /** Points after minus before; null when either is missing. */
  change: number | null;
  /** Criteria whose points or level differ. */
  moves: CriterionMove[];
  /** Criteria that a human had graded and whose level no longer says anything: they would need a new review. */
  needsReview: string[];
}

/**
 * Who moves by a regrade, pure. Ranks are within `group` (an assessment): 1 is the best, equal points share the better rank, and
 * those without points have none. Rows come in order of the points after, best first, then as they were given.
 */
export function compareRegrade(
  pairs: readonly { id: string; group: string; before: RegradeSide; after: RegradeSide | null }[],
): RegradeRow[] {
  const rows = pairs.map(({ id, group, before, after }) => ({
    id,
    before: {
      points: before.points,
      awaiting: before.awaiting,
      rank: rankIn(pairs, group, before.points, (one) => one.before),
    },
    after: {
      points: after?.points ?? null,
      awaiting: after?.awaiting ?? 0,
      rank: rankIn(pairs, group, after?.points ?? null, (one) => one.after),
    },
    change: before.points === null || after?.points == null ? null : round(after.points - before.points),
    moves: after ? movesBetween(before, after) : [],
    needsReview: after ? lostReviews(before, after) : [],
  }));
  return rows.sort((a, b) => (b.after.points ?? -1) - (a.after.points ?? -1));
}

const round = (points: number): number => Math.round(points * 100) / 100;

function rankIn<P extends { group: string }>(
  pairs: readonly P[],
  group: string,
  points: number | null,
  side: (pair: P) => RegradeSide | null,
): number | null {
  if (points === null) return null;
  return 1 + pairs.filter((pair) => pair.group === group && (side(pair)?.points ?? -1) > points).length;
}

function movesBetween(before: RegradeSide, after: RegradeSide): CriterionMove[] {
  const ids = new Set([...after.rubric.criteria, ...before.rubric.criteria].map(({ id }) => id));
  const moves = [...ids].map((criterionId) => {
    const [old, now] = [worthOf(before, criterionId), worthOf(after, criterionId)];
    const title = now.title ?? old.title ?? criterionId;
    return { criterionId, title, before: old.points, after: now.points, beforeLevel: old.level, afterLevel: now.level };
  });
  return moves.filter((move) => move.before !== move.after || move.beforeLevel !== move.afterLevel);
}

function worthOf({ rubric, rubricPoints, levels }: RegradeSide, criterionId: string) {
  const criterion = rubric.criteria.find(({ id }) => id === criterionId);
  if (!criterion) return { title: null, points: null, level: null };
  const weights = rubric.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const index = levels.find((one) => one.criterionId === criterionId)?.levelIndex ?? null;
  const level = index === null ? undefined : criterion.levels[index];
  const points = level ? round((rubricPoints * criterion.weight * level.share) / weights) : null;
  return { title: criterion.title, points, level: level?.title ?? null };
}

/** Criteria that are still there, were graded by a human, and no longer are. */
function lostReviews(before: RegradeSide, after: RegradeSide): string[] {
  const isHuman = (side: RegradeSide, id: string) =>
    side.levels.some((level) => level.criterionId === id && level.byHuman);
  return after.rubric.criteria.filter(({ id }) => isHuman(before, id) && !isHuman(after, id)).map(({ title }) => title);
}
