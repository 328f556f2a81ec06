import { may, ROLES } from '../../accounts/roles';
import { getDatabase, type Prisma } from '../../lib/db/prisma.server';
import type { Reviewer } from './reviewable';

/** Everybody in an organisation whose role lets them review, by name. */
export async function listReviewers({
  database = getDatabase(),
  organisationId,
}: {
  database?: Prisma.TransactionClient;
  organisationId: string;
}): Promise<Reviewer[]> {
  const found = await database.membership.findMany({
    where: { organisationId, role: { in: ROLES.filter((role) => may(role, 'review')) } },
    select: { userId: true, role: true, user: { select: { name: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return found.map(({ userId, role, user }) => ({ userId, role, name: user.name }));
}
