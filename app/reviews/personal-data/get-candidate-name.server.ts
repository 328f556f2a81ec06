import { z } from 'zod';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';

/** Whose data are to be exported or deleted. The caller has checked the membership. Throws `not-found`. */
export async function getCandidateName({
  database = getDatabase(),
  organisationId,
  candidateId,
}: {
  database?: Database;
  organisationId: string;
  candidateId: string;
}): Promise<{ candidateId: string; name: string; email: string; sittings: number }> {
  const candidate = z.uuid().safeParse(candidateId).success
    ? await database.candidate.findFirst({
        where: { id: candidateId, organisationId },
        select: { name: true, email: true, invitations: { where: { sitting: { isNot: null } }, select: { id: true } } },
      })
    : null;
  if (!candidate) throw new AppError('not-found', 'There is no such candidate.');
  const { name, email, invitations } = candidate;
  return { candidateId, name, email, sittings: invitations.length };
}
