import type { MembershipView } from '../../accounts/account-views';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { findSitting } from './find-sitting.server';
import { readHead } from './read-head';
import type { SittingHead } from './report-views';

/** Whose sitting it is and when it was. Throws as `findSitting` does. */
export async function getSittingHead({
  database = getDatabase(),
  ...asked
}: {
  database?: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  sittingId: string;
}): Promise<SittingHead> {
  return readHead(await findSitting({ database, ...asked }));
}
