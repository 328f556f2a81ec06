import type { Database } from '../lib/db/prisma.server';
import type { InvitationCounts } from './assessment-views';

/** How far the people invited to each of these assessments are; previews and revoked invitations are left out. */
export async function countInvitations({
  database,
  organisationId,
  assessmentIds,
}: {
  database: Pick<Database, 'invitation'>;
  organisationId: string;
  assessmentIds: string[];
}): Promise<Map<string, InvitationCounts>> {
  const base = {
    ...{ organisationId, assessmentId: { in: assessmentIds }, isPreview: false },
    OR: [{ revokedAt: null }, { sitting: { isNot: null } }],
  };
  const count = async (sitting: object) => {
    const rows = await database.invitation.groupBy({
      by: ['assessmentId'],
      where: { ...base, sitting },
      _count: { _all: true },
    });
    return new Map(rows.map((row) => [row.assessmentId, row._count._all]));
  };
  const [waiting, running, finished, decided] = await Promise.all([
    count({ is: null }),
    count({ is: { status: 'RUNNING' } }),
    count({ is: { status: 'FINISHED', decisions: { none: {} } } }),
    count({ is: { status: 'FINISHED', decisions: { some: {} } } }),
  ]);
  return new Map(
    assessmentIds.map((id) => [
      id,
      {
        waiting: waiting.get(id) ?? 0,
        running: running.get(id) ?? 0,
        finished: finished.get(id) ?? 0,
        decided: decided.get(id) ?? 0,
      },
    ]),
  );
}
