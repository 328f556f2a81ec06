import type { Prisma } from '../../lib/db/prisma.server';
import { eraseInvitations } from './erase-invitations.server';
import { eraseMails } from './erase-mails.server';
import { redactAudit } from './redact-audit.server';

/**
 * Deletes a candidate of the organisation with everything held about them, and takes name and address out of what has to stay (the
 * audit log). Returns how many sittings there were; null when there is no such candidate.
 */
export async function eraseCandidate({
  tx,
  organisationId,
  candidateId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  candidateId: string;
}): Promise<{ sittings: number } | null> {
  const candidate = await tx.candidate.findFirst({
    where: { id: candidateId, organisationId },
    select: { email: true, name: true, invitations: { select: { id: true, sitting: { select: { id: true } } } } },
  });
  if (!candidate) return null;
  const { email, name, invitations } = candidate;
  const invitationIds = invitations.map(({ id }) => id);
  const sittingIds = invitations.flatMap(({ sitting }) => (sitting ? [sitting.id] : []));
  const ids = [candidateId, ...invitationIds, ...sittingIds];
  const erased = await eraseInvitations({ tx, organisationId, invitationIds });
  await tx.$executeRaw`DELETE FROM "WebhookDelivery" WHERE "organisationId" = ${organisationId}::uuid
    AND payload->'data'->'candidate'->>'email' = ${email}`;
  await eraseMails({ tx, organisationId, email, name, until: null });
  await tx.candidate.deleteMany({ where: { id: candidateId, organisationId } });
  await redactAudit({ tx, organisationId, email, name, ids });
  return erased;
}
