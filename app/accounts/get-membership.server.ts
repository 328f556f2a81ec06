import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { MembershipView } from './account-views';
import { may, type Ability } from './roles';

/**
 * A user's membership of the organisation with this slug. Every page and command of an organisation begins here. To others the
 * organisation does not exist: throws `not-found`; `forbidden` when the role lacks the ability asked for.
 */
export async function getMembership({
  database = getDatabase(),
  userId,
  slug,
  ability,
}: {
  database?: Database;
  userId: string;
  slug: string;
  ability?: Ability;
}): Promise<MembershipView> {
  const found = await database.membership.findFirst({
    where: { userId, organisation: { slug } },
    select: { role: true, organisation: { select: { id: true, slug: true, name: true } } },
  });
  if (!found) throw new AppError('not-found', 'There is no such organisation, or you are no member of it.');
  if (ability && !may(found.role, ability)) {
    throw new AppError('forbidden', 'Your role in this organisation does not allow this. Ask an admin.');
  }
  const { id, name } = found.organisation;
  return { organisationId: id, slug: found.organisation.slug, name, role: found.role };
}

/** The organisations a user belongs to, by name. */
export async function listMemberships({
  database = getDatabase(),
  userId,
}: {
  database?: Database;
  userId: string;
}): Promise<MembershipView[]> {
  const found = await database.membership.findMany({
    where: { userId },
    select: { role: true, organisation: { select: { id: true, slug: true, name: true } } },
    orderBy: { organisation: { name: 'asc' } },
  });
  return found.map(({ role, organisation: { id, slug, name } }) => ({ organisationId: id, slug, name, role }));
}
