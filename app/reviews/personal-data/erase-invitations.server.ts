import type { Prisma } from '../../lib/db/prisma.server';

/**
 * Deletes invitations with everything that hangs on them: sitting, attempts, drafts, submissions, gradings, events, reviews,
 * comments, appeals, decisions, and deliveries that name the candidate. Returns how many sittings there were. The candidate stays.
 */
export async function eraseInvitations({
  tx,
  organisationId,
  invitationIds,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  invitationIds: string[];
}): Promise<{ sittings: number }> {
  const sittings = await tx.sitting.findMany({
    where: { organisationId, invitationId: { in: invitationIds } },
    select: { visitorId: true },
  });
  await tx.$executeRaw`DELETE FROM "WebhookDelivery" WHERE "organisationId" = ${organisationId}::uuid
    AND (payload->>'invitationId' = ANY(${invitationIds}) OR payload->'data'->>'invitationId' = ANY(${invitationIds}))`;
  await tx.invitation.deleteMany({ where: { organisationId, id: { in: invitationIds } } });
  // A sitting's visitor exists for its attempts only; those of practice have no sitting and are never among these.
  await tx.visitor.deleteMany({ where: { id: { in: sittings.map(({ visitorId }) => visitorId) }, user: null } });
  return { sittings: sittings.length };
}
