import { writeAudit, type ActorWithoutAccount } from '../../accounts/write-audit.server';
import type { Database, Prisma } from '../../lib/db/prisma.server';

const action = 'result.seen';

/** When the candidate first saw the settled grade of these submissions, by id; those not seen yet are missing. */
export async function findResultsSeen({
  database,
  organisationId,
  submissionIds,
}: {
  database: Prisma.TransactionClient;
  organisationId: string;
  submissionIds: readonly string[];
}): Promise<Map<string, Date>> {
  const entries = await database.auditEntry.findMany({
    where: {
      ...{ organisationId, action },
      OR: submissionIds.map((id) => ({ subject: { path: ['submission'], equals: id } })),
    },
    orderBy: { at: 'desc' },
    select: { subject: true, at: true },
  });
  // Newest first, so that of several entries the first time of seeing stays.
  return new Map(entries.map(({ subject, at }) => [String((subject as { submission?: unknown }).submission), at]));
}

/** Notes in the audit log that the candidate sees these grades for the first time: their time to appeal begins. Idempotent. */
export async function noteResultsSeen({
  database,
  organisationId,
  actor,
  submissionIds,
}: {
  database: Database;
  organisationId: string;
  actor: ActorWithoutAccount;
  submissionIds: readonly string[];
}): Promise<Map<string, Date>> {
  if (submissionIds.length === 0) return new Map();
  const asked = { organisationId, submissionIds };
  const seen = await findResultsSeen({ database, ...asked });
  const unseen = submissionIds.filter((id) => !seen.has(id));
  if (unseen.length === 0) return seen;
  await database.$transaction(async (tx) => {
    for (const submission of unseen) await writeAudit({ tx, organisationId, actor, action, subject: { submission } });
  });
  return findResultsSeen({ database, ...asked });
}
