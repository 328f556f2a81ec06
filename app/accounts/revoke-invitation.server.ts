import { z } from 'zod';
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
  const unknown = new AppError('not-found', 'There is no such open invitation.');
  if (!z.uuid().safeParse(invitationId).success) throw unknown;
  await database.$transaction(async (tx) => {
    const where = { id: invitationId, organisationId, acceptedAt: null, revokedAt: null };
    const open = await tx.memberInvitation.findFirst({ where, select: { email: true, role: true } });
    // Who accepted a moment ago is a member now.
    const { count } = await tx.memberInvitation.updateMany({ where, data: { revokedAt: new Date() } });
    if (!open || count === 0) throw unknown;
    await writeAudit({ tx, organisationId, actor, action: 'member.invitation-revoked', subject: open });
  });
}
