import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { MembersView } from './account-views';

/** Members by name and open invitations, newest first. The caller has checked the membership. */
export async function listMembers({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<MembersView> {
  const [members, invitations] = await Promise.all([
    database.membership.findMany({
      where: { organisationId },
      include: { user: { select: { name: true, email: true } } },
      orderBy: { user: { name: 'asc' } },
    }),
    database.memberInvitation.findMany({
      where: { organisationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      include: { invitedBy: { select: { name: true } } },
      orderBy: { createdAt: 'desc' },
    }),
  ]);
  return {
    members: members.map(({ userId, role, createdAt, user }) => ({
      userId,
      role,
      ...user,
      since: createdAt.toISOString(),
    })),
    invitations: invitations.map(({ id, email, role, invitedBy, expiresAt }) => ({
      id,
      email,
      role,
      invitedBy: invitedBy?.name ?? null,
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
