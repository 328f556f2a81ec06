import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { queueWebhooks } from '../../accounts/webhooks/queue-webhooks.server';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { decisionTitle, type DecisionOutcome } from './decision-form';
import { findSitting } from './find-sitting.server';
import { getSittingScore } from './get-sitting-score.server';

/**
 * Appends the hiring outcome of a sitting with its reasons; the latest counts, earlier ones stay. Seen by the organisation only,
 * told to its webhooks. The same decision posted twice by the same person is one. Throws `forbidden` for a role that does not
 * decide or may not yet know whose sitting it is, `conflict` while the sitting runs.
 */
export async function recordDecision({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  sittingId,
  outcome,
  reasons,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  sittingId: string;
  outcome: DecisionOutcome;
  reasons: string;
}): Promise<void> {
  const { organisationId } = membership;
  const sitting = await findSitting({ database, membership, userId: actor.id, sittingId });
  if (!may(membership.role, 'decide')) throw new AppError('forbidden', 'Your role does not decide. Ask an admin.');
  if (sitting.status === 'RUNNING')
    throw new AppError('conflict', 'The candidate is still working. Decide when the sitting has ended.');
  const { points } = await getSittingScore({ database, organisationId, sittingId });
  const { isPreview, candidate } = sitting.invitation;
  const at = clock.now();
  await database.$transaction(async (tx) => {
    // One after the other: a double click is seen as such.
    await tx.$queryRaw`SELECT 1 FROM "Sitting" WHERE "id" = ${sittingId}::uuid AND "organisationId" = ${organisationId}::uuid FOR UPDATE`;
    const latest = await tx.decision.findFirst({
      where: { sittingId, organisationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { outcome: true, reasons: true, authorId: true },
    });
    if (latest?.outcome === outcome && latest.reasons === reasons && latest.authorId === actor.id) return;
    await tx.decision.create({
      data: { organisationId, sittingId, outcome, reasons, authorId: actor.id, authorName: actor.name, at },
    });
    const subject = { candidate: candidate.name, assessment: sitting.assessment.name, outcome: decisionTitle[outcome] };
    await writeAudit({ tx, organisationId, actor, action: 'decision.made', subject });
    if (isPreview) return;
    await queueWebhooks({
      tx,
      organisationId,
      event: 'decision.made',
      at,
      data: {
        assessmentId: sitting.assessmentId,
        assessment: sitting.assessment.name,
        invitationId: sitting.invitationId,
        sittingId,
        candidate: { email: candidate.email, name: candidate.name },
        points,
        outcome,
      },
    });
  });
}
