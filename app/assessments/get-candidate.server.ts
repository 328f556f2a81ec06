import { z } from 'zod';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { CandidateView } from './invitation-views';
import { invitationSelect, readInvitationRow } from './read-invitation-row';

/** A candidate of the organisation with their invitations, newest first, previews left out. Throws `not-found`, also for ids that are none. */
export async function getCandidate({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  candidateId,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  candidateId: string;
}): Promise<CandidateView> {
  const id = z.uuid().safeParse(candidateId).data;
  const found = id
    ? await database.candidate.findFirst({
        where: { id, organisationId },
        include: {
          invitations: {
            where: { organisationId, isPreview: false },
            select: invitationSelect,
            orderBy: { createdAt: 'desc' },
          },
        },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such candidate.');
  const now = clock.now();
  const { name, email, timeMultiplier, createdAt, invitations } = found;
  return {
    ...{ id: found.id, name, email, timeMultiplier, createdAt: createdAt.toISOString(), now: now.toISOString() },
    invitations: invitations.map((invitation) => readInvitationRow(invitation, now)),
  };
}
