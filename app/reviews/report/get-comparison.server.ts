import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { Comparison, ComparedSitting } from './comparison-views';
import { identifiable } from './identifiable.server';
import { laySideBySide } from './lay-side-by-side';
import { loadScoredSittings, type ScoredSitting } from './load-scored-sittings.server';
import { sortCompared } from './sort-compared';

export const MOST_CHOSEN = 6;

/**
 * The finished sittings of an assessment in a table, and those chosen (by sitting id; the first six that exist) side by side.
 * Throws `not-found` for an assessment the organisation does not have, `forbidden` for a role that reads no reports.
 */
export async function getComparison({
  database = getDatabase(),
  membership: { organisationId, role },
  userId,
  assessmentId,
  chosen,
  sort = { by: 'score', descending: true },
}: {
  database?: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  assessmentId: string;
  chosen: readonly string[];
  sort?: Comparison['sort'];
}): Promise<Comparison> {
  if (!may(role, 'read-reports')) throw new AppError('forbidden', 'Your role does not read reports. Ask an admin.');
  const loaded = z.uuid().safeParse(assessmentId).success
    ? await loadScoredSittings({ database, organisationId, assessmentId })
    : null;
  if (!loaded) throw new AppError('not-found', 'There is no such assessment.');
  const finished = loaded.sittings.filter(({ status }) => status === 'FINISHED');
  const named = await identifiable({ database, organisationId, userId, role, sittings: finished });
  const rows = sortCompared(named.map(rowOf), sort.by, sort.descending);
  const picked = rows.filter(({ sittingId }) => chosen.includes(sittingId)).slice(0, MOST_CHOSEN);
  const exercisesOf = new Map(named.map(({ id, exercises }) => [id, exercises]));
  return {
    assessment: { id: loaded.id, name: loaded.name },
    exercises: loaded.exercises.map(({ assessmentExerciseId, title }) => ({ assessmentExerciseId, title })),
    sittings: rows,
    scores: finished.flatMap(({ score }) => (score.points === null ? [] : [score.points])).sort((a, b) => a - b),
    hidden: finished.length - named.length,
    running: loaded.sittings.length - finished.length,
    sort,
    chosen: picked.map(({ sittingId }) => sittingId),
    sideBySide:
      picked.length < 2
        ? null
        : laySideBySide({
            chosen: picked.map((row) => ({ row, exercises: exercisesOf.get(row.sittingId) ?? [] })),
            expectations: loaded.expectations,
          }),
  };
}

const rowOf = ({ id, candidate, score, decision, exercises }: ScoredSitting): ComparedSitting => ({
  sittingId: id,
  name: candidate.name,
  score,
  decision: decision?.outcome ?? null,
  exercises: exercises.map(({ assessmentExerciseId, points, state }) => ({ assessmentExerciseId, points, state })),
});
