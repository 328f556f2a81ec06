import { randomBytes } from 'node:crypto';
import type { MembershipView } from '../accounts/account-views';
import { queueMail } from '../accounts/queue-mail.server';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import { INVITATION_DAYS, refuseSecond } from './invite-candidate.server';
import { invitationMail } from './invitation-mail';
import { lastStart, refusePastDue } from './last-start';
import { lockInvitation } from './lock-invitation.server';
import { requireAbility } from './require-ability';

/**
 * Mails a candidate a new link; the one before it ends. An invitation that had run out is open again for as long as a new one would
 * be. Throws `forbidden`, `not-found`, `conflict` for one that was revoked, whose assessment is closed or past its due date before it was
 * begun, or whose candidate has been invited anew or has started since.
 */
export async function resendInvitation({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  invitationId,
  origin,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  invitationId: string;
  origin: string;
}): Promise<{ token: string; email: string }> {
  requireAbility(membership, 'manage-candidates');
  const { organisationId } = membership;
  const token = randomBytes(32).toString('base64url');
  return database.$transaction(async (tx) => {
    const invitation = await lockInvitation({ tx, organisationId, invitationId });
    const { assessment, candidate, organisation, sitting } = invitation;
    if (invitation.revokedAt)
      throw new AppError('conflict', 'This invitation was revoked. Invite the candidate again.');
    if (!sitting && assessment.status !== 'PUBLISHED') {
      throw new AppError('conflict', 'This assessment is closed. Reopen it to resend.');
    }
    const now = clock.now();
    if (!sitting) {
      const { assessmentId, candidateId } = invitation;
      await refuseSecond(tx, { organisationId, assessmentId, candidateId, now, except: invitation.id });
    }
    const runOut = invitation.expiresAt <= now && !sitting;
    const expiresAt = runOut ? new Date(now.getTime() + INVITATION_DAYS * 86_400_000) : invitation.expiresAt;
    const timeMultiplier = invitation.timeMultiplier ?? candidate.timeMultiplier;
    const startUntil = lastStart({ limits: assessment, expiresAt, timeMultiplier });
    if (!sitting) refusePastDue({ limits: assessment, timeMultiplier, now });
    await tx.invitation.update({
      where: { id: invitation.id, organisationId },
      data: { tokenHash: sha256(token), expiresAt, sentAt: now, timesSent: { increment: 1 } },
    });
    const subject = { assessment: assessment.name, candidate: candidate.email, invitationId: invitation.id };
    await writeAudit({ tx, organisationId, actor, action: 'invitation.resent', subject });
    const mail = invitationMail({
      ...{ organisation: organisation.name, assessment: assessment.name, role: assessment.role },
      ...{ name: candidate.name, link: new URL(`/invitations/${token}`, origin).href, startUntil },
      ...{ stage: !sitting ? 'open' : sitting.status === 'RUNNING' ? 'running' : 'ended', again: true },
    });
    await queueMail({ tx, organisationId, recipient: candidate.email, ...mail });
    return { token, email: candidate.email };
  });
}
