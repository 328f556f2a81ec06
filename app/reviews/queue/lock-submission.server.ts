import { z } from 'zod';
import type { Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { listReviewables } from './list-reviewables.server';
import { listReviewers } from './list-reviewers.server';
import type { Reviewable, Reviewer } from './reviewable';

/**
 * Holds a submission until the transaction ends, so that of several people who change its reviews at once each sees what the one
 * before did; returns it as the queue sees it, with everybody who reviews. Throws `not-found` for ids that are no submission of the
 * organisation, and for previews.
 */
export async function lockSubmission({
  tx,
  organisationId,
  submissionId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  submissionId: string;
}): Promise<{ reviewable: Reviewable; reviewers: Reviewer[] }> {
  const missing = new AppError('not-found', 'There is no such submission.');
  if (!z.uuid().safeParse(submissionId).success) throw missing;
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Submission" s
    JOIN "Attempt" a ON a.id = s."attemptId"
    JOIN "Sitting" t ON t.id = a."sittingId"
    WHERE s.id = ${submissionId}::uuid AND t."organisationId" = ${organisationId}::uuid
    FOR UPDATE OF s`;
  if (locked.length === 0) throw missing;
  const [reviewable] = await listReviewables({ database: tx, organisationId, submissionId });
  if (!reviewable) throw missing;
  return { reviewable, reviewers: await listReviewers({ database: tx, organisationId }) };
}
