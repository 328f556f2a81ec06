import { z } from 'zod';
import { getDatabase, type Prisma } from '../../lib/db/prisma.server';
import type { CommentView } from './comment-form';

/** Comments of an organisation on a sitting and its submissions, or on one submission only; oldest first. */
export async function listComments({
  database = getDatabase(),
  organisationId,
  ...which
}: {
  database?: Prisma.TransactionClient;
  organisationId: string;
} & ({ sittingId: string; submissionId?: undefined } | { submissionId: string; sittingId?: undefined })): Promise<
  CommentView[]
> {
  if (!z.uuid().safeParse(which.sittingId ?? which.submissionId).success) return [];
  const found = await database.comment.findMany({
    where: { organisationId, sittingId: which.sittingId, submissionId: which.submissionId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, text: true, authorName: true, at: true, submissionId: true },
  });
  return found.map((comment) => ({ ...comment, at: comment.at.toISOString() }));
}
