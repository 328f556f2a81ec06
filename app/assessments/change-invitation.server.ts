import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { refuseSecond } from './invite-candidate.server';
import { lockInvitation } from './lock-invitation.server';
import { requireAbility } from './require-ability';

/**
 * Changes how long an invitation that nobody has used is open, and its extra time (null: the candidate's own). Throws `forbidden`,
 * `not-found`, `conflict` once the sitting has begun (its limits are pinned then: add time to it), when the invitation was revoked, or
 * when it would be open beside a newer one or a sitting of the same candidate.
 */
export async function changeInvitation({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  invitationId,
  timeMultiplier,
  expiresAt,
}: {
  database?: Database;
  clock?: Clock;
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
    const now = clock.now();
    if (expiresAt > now) {
      const { assessmentId, candidateId } = before;
      await refuseSecond(tx, { organisationId, assessmentId, candidateId, now, except: id });
    }
    await tx.invitation.update({ where: { id, organisationId }, data: { timeMultiplier, expiresAt } });
    const subject = {
      ...{ assessment: assessment.name, candidate: candidate.email, invitationId: id },
      ...{ multiplier: timeMultiplier, expires: expiresAt.toISOString() },
    };
    await writeAudit({ tx, organisationId, actor, action: 'invitation.changed', subject });
  });
}
