import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { PartnerTest } from './greenhouse-types';

/** list_tests: the organisation's published assessments by name. Names that occur twice are told apart by the role or a number. */
export async function listTests({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<PartnerTest[]> {
  const assessments = await database.assessment.findMany({
    where: { organisationId, status: 'PUBLISHED' },
    orderBy: [{ name: 'asc' }, { createdAt: 'asc' }],
    select: { id: true, name: true, role: true },
  });
  const seen = new Map<string, number>();
  return assessments.map(({ id, name, role }) => {
    const label = role ? `${name} (${role})` : name;
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return { partner_test_id: id, partner_test_name: times === 1 ? label : `${label} #${times}` };
  });
}
