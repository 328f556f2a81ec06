import type { Prisma } from '../lib/db/prisma.server';

/** Deletes what members did when they tried an assessment out: its parts are about to change, or to go. */
export async function discardPreviews({
  tx,
  organisationId,
  assessmentId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  assessmentId: string;
}): Promise<void> {
  const previews = { organisationId, assessmentId, isPreview: true };
  const sittings = await tx.sitting.findMany({
    where: { organisationId, invitation: previews },
    select: { visitorId: true },
  });
  await tx.invitation.deleteMany({ where: previews });
  // A sitting's visitor exists for it alone.
  await tx.visitor.deleteMany({ where: { id: { in: sittings.map(({ visitorId }) => visitorId) } } });
}
