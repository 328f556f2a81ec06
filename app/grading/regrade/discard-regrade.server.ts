import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getRegrade } from './get-regrade.server';

/** Ends a regrade without applying it; its runs stay for the record. Throws `not-found`, and `conflict` once it has ended. */
export async function discardRegrade({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  actor,
  regradeId,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  actor: Actor;
  regradeId: string;
}): Promise<void> {
  await database.$transaction(async (tx) => {
    const { exerciseSlug: exercise, version } = await getRegrade({ database: tx, organisationId, regradeId });
    const { count } = await tx.regrade.updateMany({
      where: { id: regradeId, organisationId, status: 'RUNNING' },
      data: { status: 'DISCARDED', endedAt: clock.now() },
    });
    if (count === 0) throw new AppError('conflict', 'This regrade has ended already.');
    const subject = { exercise, number: version.number };
    await writeAudit({ tx, organisationId, actor, action: 'regrade.discarded', subject });
  });
}
