import type { ScoredExercise } from './score-types';

/** A check or a criterion that says something about the person. Points are of the sitting's 100. */
export interface Evidence {
  /** Unique in a sitting. */
  id: string;
  kind: 'check' | 'criterion';
  /** Of the check or criterion. */
  targetId: string;
  title: string;
  exercise: string;
  submissionId: string | null;
  earned: number;
  most: number;
  /** Verbatim from the candidate's text; null when there is none. */
  quote: string | null;
  /** What was measured, or the reason of whoever gave the level. */
  line: string;
  /** Who it comes from: executed code, a judge or a person. */
  by: 'code' | 'judge' | 'person';
}

export const PIECES = 3;

/**
 * The pieces that lift a sitting's score most above its own mean, and those that pull it down most, pure. A piece pulls by its
 * points times the distance of its share from the share of all pieces together, so one that is worth much counts more; none is in
 * both lists, nothing lost counts as weak and nothing earned counts as strong. Each list begins with its strongest pull. What
 * awaits a human, or could not be run, is no evidence yet.
 */
export function selectEvidence(
  exercises: readonly ScoredExercise[],
  pieces = PIECES,
): { strongest: Evidence[]; weakest: Evidence[] } {
  const all = exercises.flatMap((exercise) => piecesOf(exercise, exercises));
  const most = all.reduce((sum, piece) => sum + piece.most, 0);
  const mean = most > 0 ? all.reduce((sum, piece) => sum + piece.earned, 0) / most : 0;
  const pulls = all.map((piece) => ({ piece, pull: piece.earned - mean * piece.most })).sort((a, b) => b.pull - a.pull);
  const TINY = 1e-9;
  return {
    strongest: pulls
      .filter(({ pull }) => pull > TINY)
      .slice(0, pieces)
      .map(({ piece }) => piece),
    weakest: pulls
      .filter(({ pull }) => pull < -TINY)
      .slice(-pieces)
      .reverse()
      .map(({ piece }) => piece),
  };
}

function piecesOf(exercise: ScoredExercise, all: readonly ScoredExercise[]): Evidence[] {
  const weights = all.reduce((sum, { points, weight }) => sum + (points === null ? 0 : weight), 0);
  const part = weights > 0 ? exercise.weight / weights : 0;
  const { attemptId, submissionId, title } = exercise;
  const shared = { exercise: title, submissionId };
  const checks = exercise.checks
    .filter(({ status, most }) => status !== 'error' && most > 0)
    .map((check): Evidence => ({
      ...shared,
      id: `${attemptId}/check/${check.checkId}`,
      kind: 'check',
      targetId: check.checkId,
      title: check.title,
      earned: check.earned * part,
      most: check.most * part,
      quote: null,
      line: check.override?.reason ?? check.summary,
      by: check.override ? 'person' : 'code',
    }));
  const criteria = exercise.criteria.flatMap((criterion): Evidence[] => {
    const { id, share, max, verdict } = criterion;
    if (share === null || !verdict || max <= 0) return [];
    return [
      {
        ...shared,
        id: `${attemptId}/criterion/${id}`,
        kind: 'criterion',
        targetId: id,
        title: criterion.title,
        earned: share * max * part,
        most: max * part,
        quote: verdict.quotes[0]?.text ?? null,
        line: verdict.override?.reason ?? verdict.reason,
        by: verdict.source === 'judge' ? 'judge' : 'person',
      },
    ];
  });
  return exercise.points === null ? [] : [...checks, ...criteria];
}
