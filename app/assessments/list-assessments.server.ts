import { getDatabase, type Database } from '../lib/db/prisma.server';
import { totalMinutes } from './assessment-plan';
import type { AssessmentCard } from './assessment-views';
import { countInvitations } from './count-invitations.server';

const ORDER = { PUBLISHED: 0, DRAFT: 1, CLOSED: 2 };
const MOST = 500;

/** The organisation's assessments: those under way first, then drafts, then closed ones; newest first among each. */
export async function listAssessments({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<AssessmentCard[]> {
  const found = await database.assessment.findMany({
    where: { organisationId },
    include: { sections: { select: { title: true, minutes: true, _count: { select: { exercises: true } } } } },
    orderBy: { createdAt: 'desc' },
    take: MOST,
  });
  const counts = await countInvitations({ database, organisationId, assessmentIds: found.map(({ id }) => id) });
  return found
    .map(({ id, name, role, status, dueAt, createdAt, sections, ...rest }) => ({
      ...{ id, name, role, status },
      minutes: totalMinutes({ ...rest, sections: sections.map((section) => ({ ...section, exercises: [] })) }),
      exercises: sections.reduce((sum, section) => sum + section._count.exercises, 0),
      dueAt: dueAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      counts: counts.get(id) ?? { waiting: 0, running: 0, finished: 0, decided: 0 },
    }))
    .sort((a, b) => ORDER[a.status] - ORDER[b.status]);
}
