import { z } from 'zod';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { loadScoredSittings } from './load-scored-sittings.server';
import type { SittingScore } from './score-types';

/**
 * The score of one sitting of the organisation, of 100: points so far with the interval that awaiting criteria and the readers'
 * disagreement leave open, and whether it is final. Throws `not-found`.
 */
export async function getSittingScore({
  database = getDatabase(),
  organisationId,
  sittingId,
}: {
  database?: Database;
  organisationId: string;
  sittingId: string;
}): Promise<SittingScore> {
  const sitting = z.uuid().safeParse(sittingId).success
    ? await database.sitting.findFirst({ where: { id: sittingId, organisationId }, select: { assessmentId: true } })
    : null;
  const loaded = sitting
    ? await loadScoredSittings({
        database,
        organisationId,
        assessmentId: sitting.assessmentId,
        sittingIds: [sittingId],
      })
    : null;
  const score = loaded?.sittings[0]?.score;
  if (!score) throw new AppError('not-found', 'There is no such sitting.');
  return score;
}
