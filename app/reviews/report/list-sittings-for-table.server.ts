import { z } from 'zod';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { DecisionOutcome } from './decision-form';
import { loadScoredSittings } from './load-scored-sittings.server';
import type { ScoreStatus } from './score-types';

/** A sitting as a row of a table. */
export interface SittingRow {
  sittingId: string;
  status: ScoreStatus;
  points: number | null;
  low: number | null;
  high: number | null;
  decision: DecisionOutcome | null;
}

/** Scores, states and latest decisions of all sittings of an assessment but previews; empty for an unknown one. */
export async function listSittingsForTable({
  database = getDatabase(),
  organisationId,
  assessmentId,
}: {
  database?: Database;
  organisationId: string;
  assessmentId: string;
}): Promise<SittingRow[]> {
  if (!z.uuid().safeParse(assessmentId).success) return [];
  const loaded = await loadScoredSittings({ database, organisationId, assessmentId });
  return (loaded?.sittings ?? []).map(({ id, score, decision }) => ({
    sittingId: id,
    status: score.status,
    points: score.points,
    low: score.low,
    high: score.high,
    decision: decision?.outcome ?? null,
  }));
}
