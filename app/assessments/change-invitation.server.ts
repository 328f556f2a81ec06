import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { lockInvitation } from './lock-invitation.server';
import { requireAbility } from './require-ability';

/**
 * Changes how long an invitation that nobody has used is open, and its extra time (null: the candidate's own). Throws `forbidden`,
 * `not-found`, `conflict` once the sitting has begun (its limits are pinned then: add time to it) or the invitation was revoked.
 */
export async function changeInvitation({
  database = getDatabase(),
  membership,
  actor,
  invitationId,
  timeMultiplier,
  expiresAt,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  invitationId: string;
  timeMultiplier: number | null;
  expiresAt: Date;
}): Promise<void> {
  requireAbility(membership, 'manage-candidates');
  const { organisationId } = membership;
  await database.$transaction(async (tx) => {
    const before = await lockInvitation({ tx, organisationId, invitationId });
    const { id, sitting, revokedAt, candidate, assessment } = before;
    if (sitting) throw new AppError('conflict', 'The candidate has started: their limits are fixed. Add time instead.');
    if (revokedAt) throw new AppError('conflict', 'This invitation was revoked.');
    if (before.timeMultiplier === timeMultiplier && before.expiresAt.getTime() === expiresAt.getTime()) return;
    await tx.invitation.update({ where: { id, organisationId }, data: { timeMultiplier, expiresAt } });
    const subject = {
      ...{ assessment: assessment.name, candidate: candidate.email, invitationId: id },
      ...{ multiplier: timeMultiplier, expires: expiresAt.toISOString() },
    };
    await writeAudit({ tx, organisationId, actor, action: 'invitation.changed', subject });
  });
}
