import type { MembershipView } from '../../accounts/account-views';
import { getClock } from '../../lib/clock.server';
import type { Clock } from '../../lib/clock';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { mayIdentify } from '../may-identify.server';
import { findSitting } from '../report/find-sitting.server';
import { getIntegrity } from './get-integrity.server';
import type { IntegrityView } from './integrity-views';

/**
 * The evidence of a sitting for a member. Throws `not-found` for a sitting that the organisation does not have, `forbidden` for a
 * role without reports and while the member may not know whose sitting it is (a blind review). Other candidates are named only
 * where the member may know them too.
 */
export async function openIntegrity({
  database = getDatabase(),
  clock = getClock(),
  membership,
  userId,
  sittingId,
}: {
  database?: Database;
  clock?: Clock;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  sittingId: string;
}): Promise<IntegrityView> {
  const { organisationId, role } = membership;
  await findSitting({ database, membership, userId, sittingId });
  const mayName = (other: string) => mayIdentify({ database, organisationId, userId, role, sittingId: other });
  return getIntegrity({ database, clock, organisationId, sittingId, mayName });
}
