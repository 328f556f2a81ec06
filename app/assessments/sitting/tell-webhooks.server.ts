import { queueWebhooks } from '../../accounts/webhooks/queue-webhooks.server';
import type { Prisma } from '../../lib/db/prisma.server';

/** Tells the organisation's webhooks that a sitting began or ended, in the transaction in which it did. Previews are not told of. */
export async function tellWebhooks({
  tx,
  sittingId,
  event,
  at,
}: {
  tx: Prisma.TransactionClient;
  sittingId: string;
  event: 'sitting.started' | 'sitting.submitted';
  at: Date;
}): Promise<void> {
  const { organisationId, assessmentId, invitationId, assessment, invitation } = await tx.sitting.findUniqueOrThrow({
    where: { id: sittingId },
    select: {
      ...{ organisationId: true, assessmentId: true, invitationId: true },
      assessment: { select: { name: true } },
      invitation: { select: { isPreview: true, candidate: { select: { email: true, name: true } } } },
    },
  });
  if (invitation.isPreview) return;
  const { email, name } = invitation.candidate;
  await queueWebhooks({
    ...{ tx, organisationId, event, at },
    data: {
      ...{ assessmentId, assessment: assessment.name, invitationId, sittingId },
      ...{ candidate: { email, name }, points: null, outcome: null },
    },
  });
}
