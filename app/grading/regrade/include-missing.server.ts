import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { addRuns } from './add-runs.server';
import { getRegrade } from './get-regrade.server';
import { PATIENCE } from './start-regrade.server';

/**
 * Adds the submissions that came in since a regrade was started to it, and queues them; returns how many. Doing it twice adds
 * nothing. Throws `not-found`, and `conflict` for a regrade that has ended.
 */
export async function includeMissing({
  database = getDatabase(),
  organisationId,
  actor,
  regradeId,
}: {
  database?: Database;
  organisationId: string;
  actor: Actor;
  regradeId: string;
}): Promise<{ added: number }> {
  return database.$transaction(async (tx) => {
    await getRegrade({ database: tx, organisationId, regradeId });
    await tx.$queryRaw`SELECT 1 FROM "Regrade" WHERE "id" = ${regradeId}::uuid FOR UPDATE`;
    // Once more with the lock: somebody else may just have added them.
    const {
      status,
      missing,
      version,
      exerciseSlug: exercise,
    } = await getRegrade({ database: tx, organisationId, regradeId });
    if (status !== 'open') throw new AppError('conflict', 'This regrade has ended.');
    const fairnessKey = `regrade:${organisationId}`;
    const added = await addRuns({ tx, regradeId, rubricVersionId: version.id, submissionIds: missing, fairnessKey });
    const subject = { exercise, number: version.number, submissions: added };
    if (added > 0) await writeAudit({ tx, organisationId, actor, action: 'regrade.extended', subject });
    return { added };
  }, PATIENCE);
}
