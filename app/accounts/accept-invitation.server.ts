import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import { writeAudit, type Actor } from './write-audit.server';

const OVER = 'This invitation has been used, withdrawn or is too old. Ask for a new one.';

/** What an invitation's link offers, for the page that asks. Throws `gone` for one that is not open. */
export async function getInvitation({
  database = getDatabase(),
  token,
}: {
  database?: Database;
  token: string;
}): Promise<{ organisation: string; role: string; email: string }> {
  const open = await database.memberInvitation.findFirst({
    where: openInvitation(token),
    select: { email: true, role: true, organisation: { select: { name: true } } },
  });
  if (!open) throw new AppError('gone', OVER);
  return { organisation: open.organisation.name, role: open.role, email: open.email };
}

/**
 * Makes the signed-in user a member with the invited role; returns the organisation's slug. Works once. Whoever holds the link may
 * accept with any account, as people sign in with other addresses than they are invited by. Throws `gone`; a member stays what
 * they are (`conflict`).
 */
export async function acceptInvitation({
  database = getDatabase(),
  actor,
  token,
}: {
  database?: Database;
  actor: Actor;
  token: string;
}): Promise<{ slug: string }> {
  return database.$transaction(async (tx) => {
    const open = await tx.memberInvitation.findFirst({
      where: openInvitation(token),
      select: { id: true, organisationId: true, role: true, email: true, organisation: { select: { slug: true } } },
    });
    if (!open) throw new AppError('gone', OVER);
    const { organisationId, role } = open;
    const member = await tx.membership.findUnique({
      where: { organisationId_userId: { organisationId, userId: actor.id } },
      select: { role: true },
    });
    if (member) throw new AppError('conflict', 'You are a member of this organisation already.');
    const { count } = await tx.memberInvitation.updateMany({
      where: { ...openInvitation(token), id: open.id },
      data: { acceptedAt: new Date() },
    });
    if (count !== 1) throw new AppError('gone', OVER);
    await tx.membership.create({ data: { organisationId, userId: actor.id, role } });
    const subject = { email: actor.email, invitedAs: open.email, role };
    await writeAudit({ tx, organisationId, actor, action: 'member.joined', subject });
    return { slug: open.organisation.slug };
  });
}

const openInvitation = (token: string) => ({
  tokenHash: sha256(token),
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: new Date() },
});
