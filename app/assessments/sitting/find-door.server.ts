import { getClock } from '../../lib/clock.server';
import type { Clock } from '../../lib/clock';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { extendedDue } from '../sitting-clock';
import type { Door } from './sitting-views';

export interface FoundDoor {
  door: Door;
  organisationId: string;
  organisation: string;
  invitationId: string;
  assessmentId: string;
  candidateId: string;
  candidateName: string;
  isPreview: boolean;
}

/**
 * What the link with this token leads to now, for the browser with this secret. `over`: the common end has passed. A sitting that has
 * begun is open until it ends, even when the last moment to start has passed; a revoked link opens nothing. Throws `not-found`.
 */
export async function findDoor({
  database = getDatabase(),
  clock = getClock(),
  token,
  device,
}: {
  database?: Pick<Database, 'invitation'>;
  clock?: Clock;
  token: string;
  device: string;
}): Promise<FoundDoor> {
  const invitation = await database.invitation.findUnique({
    where: { tokenHash: sha256(token) },
    include: {
      sitting: { select: { id: true, status: true, deviceHash: true } },
      candidate: { select: { name: true, timeMultiplier: true } },
      organisation: { select: { name: true } },
      assessment: {
        select: { status: true, dueAt: true, minutes: true, timing: true, sections: { select: { minutes: true } } },
      },
    },
  });
  if (!invitation)
    throw new AppError('not-found', 'This invitation link is not complete, or was replaced by a newer one.');
  const { assessment, candidate, organisation, sitting, organisationId, assessmentId, candidateId } = invitation;
  const now = clock.now();
  const timeMultiplier = invitation.timeMultiplier ?? candidate.timeMultiplier;
  const minutes =
    assessment.timing === 'PER_SECTION'
      ? assessment.sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0)
      : (assessment.minutes ?? 0);
  const due = extendedDue({ dueAt: assessment.dueAt, minutes, timeMultiplier, addedSeconds: 0 });
  const found = {
    ...{ organisationId, assessmentId, candidateId, invitationId: invitation.id },
    ...{ organisation: organisation.name, candidateName: candidate.name },
    isPreview: invitation.isPreview,
  };
  const answer = (door: Door): FoundDoor => ({ ...found, door });
  if (sitting) {
    const isDevice = sitting.deviceHash === sha256(device);
    if (invitation.revokedAt && !isDevice) return answer({ state: 'revoked' });
    const state = sitting.status === 'FINISHED' ? 'finished' : 'running';
    return answer({ state, sittingId: sitting.id, isDevice });
  }
  if (invitation.revokedAt) return answer({ state: 'revoked' });
  if (invitation.expiresAt <= now) return answer({ state: 'expired' });
  // Whoever may preview an assessment may try it out before it is published.
  const mayStart = assessment.status === 'PUBLISHED' || invitation.isPreview;
  if (!mayStart) return answer({ state: 'closed' });
  return answer({ state: due && due <= now ? 'over' : 'open' });
}
