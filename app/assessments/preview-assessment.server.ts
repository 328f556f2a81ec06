import { randomBytes } from 'node:crypto';
import type { MembershipView } from '../accounts/account-views';
import type { Actor } from '../accounts/write-audit.server';
import { getClock } from '../lib/clock.server';
import type { Clock } from '../lib/clock';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import { findOrMakeCandidate } from './invite-candidate.server';
import { loadPlan } from './load-plan.server';
import { requireAbility } from './require-ability';

const PREVIEW_HOURS = 24;

/**
 * Lets a member take an assessment as a candidate would: an invitation of their own that is marked as a preview and stays out of
 * everything that is counted. Also of drafts, as soon as there is something to do. Returns the link's secret. Throws `forbidden`,
 * `not-found`, `conflict` for an assessment without exercises or time.
 */
export async function previewAssessment({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  assessmentId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
}): Promise<{ token: string }> {
  requireAbility(membership, 'manage-assessments');
  const { organisationId } = membership;
  const token = randomBytes(32).toString('base64url');
  await database.$transaction(async (tx) => {
    const { plan, status } = await loadPlan({ tx, organisationId, assessmentId });
    if (status === 'CLOSED') throw new AppError('conflict', 'This assessment is closed. Reopen it to try it out.');
    const timed =
      plan.timing === 'TOTAL' ? plan.minutes !== null : plan.sections.every((section) => section.minutes !== null);
    const filled = plan.sections.length > 0 && plan.sections.every((section) => section.exercises.length > 0);
    if (!timed || !filled) {
      throw new AppError('conflict', 'There is nothing to try out yet: every section needs an exercise and a time.');
    }
    const email = actor.email.toLowerCase();
    const { id: candidateId } = await findOrMakeCandidate(tx, { organisationId, email, name: actor.name });
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + PREVIEW_HOURS * 3_600_000);
    await tx.invitation.create({
      data: {
        ...{ organisationId, assessmentId, candidateId, tokenHash: sha256(token), isPreview: true },
        ...{ expiresAt, sentAt: now, createdAt: now, timesSent: 0, invitedById: actor.id },
      },
    });
  });
  return { token };
}
