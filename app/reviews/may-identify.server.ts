import { z } from 'zod';
import { may, type Role } from '../accounts/roles';
import { getDatabase, type Prisma } from '../lib/db/prisma.server';
import { listReviewers } from './queue/list-reviewers.server';
import { listReviewables } from './queue/list-reviewables.server';
import { placeInQueue } from './queue/place-in-queue.server';

/**
 * Whether a member may be told who sat this sitting. Those who assign reviews always may, and so may those who only read reports. A
 * reviewer may not while the assessment's reviews are blind and one of them is theirs and open, or could still become theirs: while
 * the candidate is at work, while grading runs, and while a pass is owed that they could take. False for a sitting that is not the
 * organisation's and for roles that see no candidates.
 */
export async function mayIdentify({
  database = getDatabase(),
  organisationId,
  userId,
  role,
  sittingId,
}: {
  database?: Prisma.TransactionClient;
  organisationId: string;
  userId: string;
  role: Role;
  sittingId: string;
}): Promise<boolean> {
  if (!may(role, 'read-reports') || !z.uuid().safeParse(sittingId).success) return false;
  const sitting = await database.sitting.findFirst({
    where: { id: sittingId, organisationId },
    select: {
      status: true,
      assessment: { select: { blindReview: true } },
      invitation: { select: { isPreview: true } },
    },
  });
  if (!sitting) return false;
  if (!may(role, 'review') || may(role, 'assign-reviews')) return true;
  if (!sitting.assessment.blindReview || sitting.invitation.isPreview) return true;
  if (sitting.status === 'RUNNING') return false;
  const reviewers = await listReviewers({ database, organisationId });
  const reviewables = await listReviewables({ database, organisationId, sittingId });
  return reviewables.every((reviewable) => {
    if (reviewable.state === 'grading') return false;
    const place = placeInQueue({ reviewable, viewer: { userId, role }, reviewers });
    return !place.mine && place.claimable === null;
  });
}
