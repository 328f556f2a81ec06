import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { eraseCandidate } from './erase-candidate.server';

/**
 * Deletes a candidate with everything held about them; the audit log keeps that it was done, by id. Throws `forbidden` beyond the
 * role, `not-found` for a candidate who is unknown or another organisation's, `bad-request` when the typed address is not theirs.
 */
export async function deleteCandidate({
  database = getDatabase(),
  membership,
  actor,
  candidateId,
  confirmedEmail,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  candidateId: string;
  /** Typed by whoever deletes, so that it is not the wrong person. */
  confirmedEmail: string;
}): Promise<void> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-data')) {
    throw new AppError('forbidden', "Your role does not allow deleting candidates' data.");
  }
  const unknown = new AppError('not-found', 'There is no such candidate.');
  if (!z.uuid().safeParse(candidateId).success) throw unknown;
  await database.$transaction(
    async (tx) => {
      const candidate = await tx.candidate.findFirst({
        where: { id: candidateId, organisationId },
        select: { email: true },
      });
      if (!candidate) throw unknown;
      if (candidate.email.toLowerCase() !== confirmedEmail.trim().toLowerCase()) {
        throw new AppError('bad-request', 'This is not the address of this candidate.');
      }
      const erased = await eraseCandidate({ tx, organisationId, candidateId });
      const subject = { candidateId, sittings: erased?.sittings ?? 0 };
      await writeAudit({ tx, organisationId, actor, action: 'candidate.deleted', subject });
    },
    { timeout: 60_000 },
  );
}
