import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { DecisionView } from './decision-form';

/** All decisions about a sitting of the organisation, the latest (which counts) first. */
export async function listDecisions({
  database = getDatabase(),
  organisationId,
  sittingId,
}: {
  database?: Database;
  organisationId: string;
  sittingId: string;
}): Promise<DecisionView[]> {
  const rows = await database.decision.findMany({
    where: { organisationId, sittingId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, outcome: true, reasons: true, authorName: true, at: true },
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
