import { queueAtsReport } from '../../accounts/webhooks/queue-ats-report.server';
import { externalOrigin } from '../../assessments/assessment-types';
import type { Prisma } from '../../lib/db/prisma.server';

/**
 * Tells the system that asked for a test that there is news of it, in the transaction of what is new: a review, an override or a
 * regrade that changed the score after `sitting.graded`. Greenhouse then reads the test's state again. Does nothing for a sitting
 * that nobody outside asked for, or that is not graded yet (that is told by itself).
 */
export async function reportNews({
  tx,
  organisationId,
  submissionId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  /** The submission whose grade changed. */
  submissionId: string;
}): Promise<void> {
  const sitting = await tx.sitting.findFirst({
    where: {
      ...{ organisationId, gradedAt: { not: null } },
      attempts: { some: { submissions: { some: { id: submissionId } } } },
    },
    select: { invitation: { select: { id: true, isPreview: true, externalOrigin: true } } },
  });
  if (!sitting?.invitation.externalOrigin || sitting.invitation.isPreview) return;
  const { url, apiKeyId = null } = externalOrigin.parse(sitting.invitation.externalOrigin);
  await queueAtsReport({ tx, organisationId, url, invitationId: sitting.invitation.id, apiKeyId });
}
