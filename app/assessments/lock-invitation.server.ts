import { z } from 'zod';
import type { Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { limitsSelect } from './last-start';

/**
 * An invitation of the organisation, held until the transaction ends so that starting and what is about to happen take turns; its
 * candidate is held too, so that whatever opens an invitation of theirs takes turns with inviting them.
 * Previews are nobody's business but their maker's. Throws `not-found`, also for ids that are none.
 */
export async function lockInvitation({
  tx,
  organisationId,
  invitationId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  invitationId: string;
}) {
  const id = z.uuid().safeParse(invitationId).data;
  if (id !== undefined) {
    await tx.$queryRaw`SELECT id FROM "Candidate" WHERE "organisationId" = ${organisationId}::uuid
      AND id = (SELECT "candidateId" FROM "Invitation" WHERE id = ${id}::uuid) FOR NO KEY UPDATE`;
    await tx.$queryRaw`SELECT id FROM "Invitation" WHERE id = ${id}::uuid
      AND "organisationId" = ${organisationId}::uuid FOR UPDATE`;
  }
  const found = id
    ? await tx.invitation.findFirst({
        where: { id, organisationId, isPreview: false },
        include: {
          candidate: { select: { email: true, name: true, timeMultiplier: true } },
          assessment: { select: { id: true, name: true, role: true, status: true, ...limitsSelect } },
          organisation: { select: { name: true } },
          sitting: { select: { status: true } },
        },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such invitation.');
  return found;
}
