import { may, type Role } from '../../accounts/roles';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { mayIdentify } from '../may-identify.server';
import { identifiable } from './identifiable.server';
import { loadScoredSittings } from './load-scored-sittings.server';
import type { ScoreStatus } from './score-types';

export interface RowScores {
  /** By sitting; running ones have none yet. */
  scores: Record<string, { points: number | null; low: number | null; high: number | null; status: ScoreStatus }>;
  /** Sittings whose report may be opened from where the candidate's name stands. */
  linked: string[];
}

/**
 * Scores of some of an assessment's sittings for a table that shows names. To reviewers of an assessment that is reviewed blind it
 * gives neither scores nor reports: a name beside either would tell them whose work they grade. Ids must be UUIDs.
 */
export async function listRowScores({
  database = getDatabase(),
  organisationId,
  assessmentId,
  sittingIds,
  userId,
  role,
}: {
  database?: Database;
  organisationId: string;
  assessmentId: string;
  sittingIds: string[];
  userId: string;
  role: Role;
}): Promise<RowScores> {
  const mayGrade = may(role, 'review') && !may(role, 'assign-reviews');
  const blind = mayGrade
    ? await database.assessment.count({ where: { id: assessmentId, organisationId, blindReview: true } })
    : 0;
  if (blind > 0 || sittingIds.length === 0) return { scores: {}, linked: [] };
  const loaded = await loadScoredSittings({ database, organisationId, assessmentId, sittingIds });
  const sittings = loaded?.sittings ?? [];
  const open = await identifiable({ database, organisationId, userId, role, sittings });
  const rows = sittings.map(({ id, score }) => {
    const { points, low, high, status } = score;
    return [id, { points, low, high, status }] as const;
  });
  return { scores: Object.fromEntries(rows), linked: open.map(({ id }) => id) };
}

/** The same for the sittings of one candidate, across assessments; here each is asked for on its own whether it may be identified. */
export async function listCandidateScores({
  database = getDatabase(),
  organisationId,
  userId,
  role,
  sat,
}: {
  database?: Database;
  organisationId: string;
  userId: string;
  role: Role;
  sat: readonly { assessmentId: string; sittingId: string }[];
}): Promise<RowScores> {
  const result: RowScores = { scores: {}, linked: [] };
  for (const { assessmentId, sittingId } of sat) {
    if (!(await mayIdentify({ database, organisationId, userId, role, sittingId }))) continue;
    const loaded = await loadScoredSittings({ database, organisationId, assessmentId, sittingIds: [sittingId] });
    const [sitting] = loaded?.sittings ?? [];
    if (!sitting) continue;
    const { points, low, high, status } = sitting.score;
    result.scores[sittingId] = { points, low, high, status };
    result.linked.push(sittingId);
  }
  return result;
}
