import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { endedBefore, retentionCutoff } from './retention-cutoff';

/** How many invitations and sittings a retention period would delete at the next sweep. The caller has checked the membership. */
export async function countDue({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  retentionDays,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  retentionDays: number | null;
}): Promise<{ invitations: number; sittings: number }> {
  if (retentionDays === null) return { invitations: 0, sittings: 0 };
  const where = { organisationId, ...endedBefore(retentionCutoff({ now: clock.now(), retentionDays })) };
  const [invitations, sittings] = await Promise.all([
    database.invitation.count({ where }),
    database.invitation.count({ where: { ...where, sitting: { isNot: null } } }),
  ]);
  return { invitations, sittings };
}
