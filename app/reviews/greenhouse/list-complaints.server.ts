import { z } from 'zod';
import type { ComplaintView } from '../../accounts/integration-views';
import { getDatabase, type Database } from '../../lib/db/prisma.server';

const MOST = 5;
const complaint = z.object({ call: z.string(), errors: z.string() });

/** Greenhouse's newest complaints about our answers. The caller has checked the membership. */
export async function listComplaints({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<ComplaintView[]> {
  const entries = await database.auditEntry.findMany({
    where: { organisationId, action: 'integration.complained' },
    orderBy: { at: 'desc' },
    take: MOST,
  });
  return entries.map(({ id, at, subject }) => {
    const { call, errors } = complaint.parse(subject);
    return { id, at: at.toISOString(), call, text: errors };
  });
}
