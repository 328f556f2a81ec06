import { queueAtsReport } from '../accounts/webhooks/queue-ats-report.server';
import { externalOrigin } from '../assessments/assessment-types';
import type { Prisma } from '../lib/db/prisma.server';

/**
 * Tells the system that asked for a test that there is news of it, in the transaction of what is new: a review, an override or a
 * regrade that may have changed the score after `sitting.graded`. Greenhouse then reads the test's state again; it is told once of
 * each test, however many of its submissions are named. Does nothing for a sitting that nobody outside asked for, for a preview, and
 * for one that is not graded yet (that is told by itself).
 */
export async function reportNews({
  tx,
  organisationId,
  submissionIds,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  /** The submissions whose grade changed. */
  submissionIds: readonly string[];
}): Promise<void> {
  const sittings = await tx.sitting.findMany({
    where: {
      ...{ organisationId, gradedAt: { not: null }, invitation: { isPreview: false } },
      attempts: { some: { submissions: { some: { id: { in: [...submissionIds] } } } } },
    },
    select: { invitation: { select: { id: true, externalOrigin: true } } },
  });
  for (const { invitation } of sittings) {
    if (!invitation.externalOrigin) continue;
    const { url, apiKeyId = null } = externalOrigin.parse(invitation.externalOrigin);
    await queueAtsReport({ tx, organisationId, url, invitationId: invitation.id, apiKeyId });
  }
}
