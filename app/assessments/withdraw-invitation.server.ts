import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { lockInvitation } from './lock-invitation.server';
import { requireAbility } from './require-ability';

/** Revokes an invitation nobody has used: its link opens nothing any more. Throws `forbidden`, `not-found`, `conflict` once it was begun. */
export async function withdrawInvitation({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  invitationId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  invitationId: string;
}): Promise<void> {
  requireAbility(membership, 'manage-candidates');
  const { organisationId } = membership;
  await database.$transaction(async (tx) => {
    const { id, sitting, revokedAt, candidate, assessment } = await lockInvitation({
      tx,
      organisationId,
      invitationId,
    });
    if (sitting) throw new AppError('conflict', 'The candidate has started. End the sitting instead.');
    if (revokedAt) return;
    await tx.invitation.update({ where: { id, organisationId }, data: { revokedAt: clock.now() } });
    const subject = { assessment: assessment.name, candidate: candidate.email, invitationId: id };
    await writeAudit({ tx, organisationId, actor, action: 'invitation.revoked', subject });
  });
}
