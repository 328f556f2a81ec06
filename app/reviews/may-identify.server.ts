import { z } from 'zod';
import { may, type Role } from '../accounts/roles';
import { getDatabase, type Prisma } from '../lib/db/prisma.server';
import { listReviewers } from './queue/list-reviewers.server';
import { listReviewables } from './queue/list-reviewables.server';
import { mayYetReview } from './queue/place-in-queue.server';

/**
 * Whether a member may be told who sat this sitting, and open what names them beside everything that was given. Where reviews are
 * blind, or two reviewers are kept apart, nobody may while a review of theirs is open. Those who assign reviews may otherwise, and so
 * may those who only read reports; a reviewer may not while a review could still become theirs: while the candidate is at work, while
 * grading runs or has failed, and while a pass is owed that they may do, whoever holds it. False for a sitting that is not the
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
      assessment: { select: { blindReview: true, reviewPolicy: true } },
      invitation: { select: { isPreview: true } },
    },
  });
  if (!sitting) return false;
  const { blindReview, reviewPolicy } = sitting.assessment;
  if (!may(role, 'review') || sitting.invitation.isPreview) return true;
  if (!blindReview && reviewPolicy !== 'DOUBLE') return true;
  if (may(role, 'assign-reviews')) return !(await holdsReview({ database, organisationId, userId, sittingId }));
  if (sitting.status === 'RUNNING' && blindReview) return false;
  const reviewers = await listReviewers({ database, organisationId });
  const reviewables = await listReviewables({ database, organisationId, sittingId });
  const viewer = { userId, role };
  return !reviewables.some((reviewable) => mayYetReview({ reviewable, viewer, reviewers }));
}

async function holdsReview({
  database,
  organisationId,
  userId: reviewerId,
  sittingId,
}: {
  database: Prisma.TransactionClient;
  organisationId: string;
  userId: string;
  sittingId: string;
}): Promise<boolean> {
  const submission = { attempt: { sittingId } };
  return (await database.review.count({ where: { organisationId, reviewerId, finishedAt: null, submission } })) > 0;
}
