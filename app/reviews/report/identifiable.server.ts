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
  if (!may(role, 'read-reports')) return [];
  // Only reviewers are ever kept from it; and those who assign reviews only from what they hold. Nothing else needs to be asked for.
  if (!may(role, 'review')) return [...sittings];
  const held = await database.review.findMany({
    where: { organisationId, reviewerId: userId, finishedAt: null },
    select: { submission: { select: { attempt: { select: { sittingId: true } } } } },
  });
  const heldIds = new Set(held.map(({ submission }) => submission.attempt.sittingId));
  const isDoubtful = ({ id }: Sitting) => !may(role, 'assign-reviews') || heldIds.has(id);
  const doubtful = sittings.filter(isDoubtful);
  const known = new Set(sittings.filter((sitting) => !isDoubtful(sitting)));
  for (let at = 0; at < doubtful.length; at += AT_ONCE) {
    const some = doubtful.slice(at, at + AT_ONCE);
    const answers = await Promise.all(
      some.map(({ id }) => mayIdentify({ database, organisationId, userId, role, sittingId: id })),
    );
    for (const [index, sitting] of some.entries()) if (answers[index]) known.add(sitting);
  }
  return sittings.filter((sitting) => known.has(sitting));
}
