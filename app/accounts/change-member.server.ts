import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { MembershipView } from './account-views';
import { grantable, type Role } from './roles';
import { writeAudit, type Actor } from './write-audit.server';

/**
 * Gives a member another role, or takes the membership away (`role: null`). Members may leave by themselves. Throws `not-found`
 * for somebody who is no member, `forbidden` beyond the actor's role, `conflict` when nobody would be owner any more.
 */
export async function changeMember({
  database = getDatabase(),
  membership,
  actor,
  userId,
  role,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  userId: string;
  role: Role | null;
}): Promise<void> {
  const { organisationId } = membership;
  await database.$transaction(async (tx) => {
    // Two owners who demote each other at once must not both succeed.
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = ${organisationId}::uuid FOR UPDATE`;
    const key = { organisationId_userId: { organisationId, userId } };
    const member = await tx.membership.findUnique({
      where: key,
      select: { role: true, user: { select: { email: true } } },
    });
    if (!member) throw new AppError('not-found', 'There is no such member.');
    const leaves = userId === actor.id && role === null;
    const mayChange = grantable(membership.role);
    if (!leaves && !(mayChange.includes(member.role) && (role === null || mayChange.includes(role)))) {
      throw new AppError('forbidden', 'Your role does not allow changing this member.');
    }
    if (member.role === 'OWNER' && role !== 'OWNER') await keepAnOwner(tx, organisationId, userId);
    if (role === null) await tx.membership.delete({ where: key });
    else await tx.membership.update({ where: key, data: { role } });
    const action = leaves ? 'member.left' : role === null ? 'member.removed' : 'member.role-changed';
    const subject = { email: member.user.email, from: member.role, to: role };
    await writeAudit({ tx, organisationId, actor, action, subject });
  });
}

async function keepAnOwner(tx: Prisma.TransactionClient, organisationId: string, userId: string): Promise<void> {
  const others = await tx.membership.count({ where: { organisationId, role: 'OWNER', userId: { not: userId } } });
  if (others === 0) throw new AppError('conflict', 'An organisation needs an owner. Make somebody else one first.');
}
