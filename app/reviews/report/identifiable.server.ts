import { may, type Role } from '../../accounts/roles';
import type { Database } from '../../lib/db/prisma.server';
import { mayIdentify } from '../may-identify.server';

const AT_ONCE = 8;

/** Those of an assessment's sittings whose candidates this member may be told, as `mayIdentify` says of each. */
export async function identifiable<Sitting extends { id: string }>({
  database,
  organisationId,
  userId,
  role,
  sittings,
}: {
  database: Database;
  organisationId: string;
  userId: string;
  role: Role;
  sittings: readonly Sitting[];
}): Promise<Sitting[]> {
  // Only reviewers are ever blind; nobody else needs to be asked about one by one.
  if (!may(role, 'read-reports')) return [];
  if (!may(role, 'review') || may(role, 'assign-reviews')) return [...sittings];
  const known: Sitting[] = [];
  for (let at = 0; at < sittings.length; at += AT_ONCE) {
    const some = sittings.slice(at, at + AT_ONCE);
    const answers = await Promise.all(
      some.map(({ id }) => mayIdentify({ database, organisationId, userId, role, sittingId: id })),
    );
    known.push(...some.filter((_sitting, index) => answers[index]));
  }
  return known;
}
