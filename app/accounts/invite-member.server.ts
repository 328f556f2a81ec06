import { randomBytes } from 'node:crypto';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import type { MembershipView } from './account-views';
import { queueMail } from './queue-mail.server';
import { grantable, roleTitle, type Role } from './roles';
import { writeAudit, type Actor } from './write-audit.server';

export const INVITATION_DAYS = 14;

/**
 * Invites somebody by mail; the link in it is a secret of which only the hash is stored. An open invitation of the same address is
 * replaced. Throws `forbidden` for a role the inviter may not give, `conflict` for somebody who is a member already.
 */
export async function inviteMember({
  database = getDatabase(),
  membership,
  actor,
  email,
  role,
  origin,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  email: string;
  role: Role;
  origin: string;
}): Promise<{ invitationId: string }> {
  const { organisationId, name: organisation } = membership;
  if (!grantable(membership.role).includes(role)) {
    throw new AppError('forbidden', 'Your role does not allow giving that one.');
  }
  const token = randomBytes(32).toString('base64url');
  return database.$transaction(async (tx) => {
    const member = await tx.membership.findFirst({
      where: { organisationId, user: { email } },
      select: { userId: true },
    });
    if (member) throw new AppError('conflict', `${email} is a member already.`);
    const now = new Date();
    await tx.memberInvitation.updateMany({
      where: { organisationId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
    const { id: invitationId } = await tx.memberInvitation.create({
      data: { organisationId, email, role, tokenHash: sha256(token), invitedById: actor.id, expiresAt },
      select: { id: true },
    });
    await writeAudit({ tx, organisationId, actor, action: 'member.invited', subject: { email, role } });
    const link = new URL(`/join/${token}`, origin).href;
    await queueMail({
      tx,
      organisationId,
      recipient: email,
      ownersOnly: role === 'OWNER',
      subject: `${actor.name} invites you to ${organisation} on Assay`,
      text: `${actor.name} (${actor.email}) invites you to join ${organisation} on Assay as ${roleTitle[role].toLowerCase()}.\n\nOpen this link to accept; it works for ${INVITATION_DAYS} days:\n\n${link}\n\nIf you do not know them, ignore this mail.\n`,
    });
    return { invitationId };
  });
}
