import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { MembershipView } from './account-views';
import { writeAudit, type Actor } from './write-audit.server';

/** Withdraws an open invitation of the organisation. Throws `not-found` for one that is not open, or is another organisation's. */
export async function revokeInvitation({
  database = getDatabase(),
  membership,
  actor,
  invitationId,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  invitationId: string;
}): Promise<void> {
  const { organisationId } = membership;
  await database.$transaction(async (tx) => {
    const open = await tx.memberInvitation.findFirst({
      where: { id: invitationId, organisationId, acceptedAt: null, revokedAt: null },
      select: { email: true, role: true },
    });
    if (!open) throw new AppError('not-found', 'There is no such open invitation.');
    await tx.memberInvitation.update({ where: { id: invitationId, organisationId }, data: { revokedAt: new Date() } });
    await writeAudit({ tx, organisationId, actor, action: 'member.invitation-revoked', subject: open });
  });
}
