import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import type { Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { CommentInput } from './comment-form';
import { writeComment } from './write-comment.server';

/** The same as `writeComment` for somebody who knows a submission, but perhaps not whose sitting it is of. */
export async function commentOnSubmission({
  database = getDatabase(),
  membership,
  actor,
  submissionId,
  text,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  submissionId: string;
} & CommentInput): Promise<{ commentId: string }> {
  const { organisationId } = membership;
  const found = z.uuid().safeParse(submissionId).success
    ? await database.sitting.findFirst({
        where: { organisationId, attempts: { some: { submissions: { some: { id: submissionId } } } } },
        select: { id: true },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such submission.');
  return writeComment({ database, membership, actor, sittingId: found.id, submissionId, text });
}
