import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import type { Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { finishSitting } from './finish-sitting.server';

/** Ends a running sitting for the organisation; what is saved is submitted. Throws `forbidden`, `not-found`, `conflict` when it has ended. */
export async function endSitting({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  sittingId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  sittingId: string;
}): Promise<void> {
  if (!may(membership.role, 'manage-candidates'))
    throw new AppError('forbidden', 'Your role does not allow ending sittings.');
  const { organisationId } = membership;
  const sitting = z.uuid().safeParse(sittingId).success
    ? await database.sitting.findFirst({ where: { id: sittingId, organisationId }, select: { status: true } })
    : null;
  if (!sitting) throw new AppError('not-found', 'There is no such sitting.');
  if (sitting.status === 'FINISHED') throw new AppError('conflict', 'This sitting has ended already.');
  await finishSitting({ database, clock, sittingId, endedBy: 'ORGANISATION', actor });
}
