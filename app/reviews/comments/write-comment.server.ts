import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { CommentInput } from './comment-form';

/**
 * Writes a comment on a sitting, or on one of its submissions, for the organisation only. Throws `forbidden` for roles that do not
 * review, `not-found` for what is not the organisation's.
 */
export async function writeComment({
  database = getDatabase(),
  clock = getClock(),
  membership: { organisationId, role },
  actor,
  sittingId,
  submissionId = null,
  text,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  sittingId: string;
  submissionId?: string | null;
} & CommentInput): Promise<{ commentId: string }> {
  if (!may(role, 'review')) throw new AppError('forbidden', 'Your role does not comment.');
  const missing = new AppError('not-found', 'There is no such sitting.');
  const ids = [sittingId, ...(submissionId === null ? [] : [submissionId])];
  if (!ids.every((id) => z.uuid().safeParse(id).success)) throw missing;
  return database.$transaction(async (tx) => {
    const attempts =
      submissionId === null ? {} : { attempts: { some: { submissions: { some: { id: submissionId } } } } };
    const sitting = await tx.sitting.findFirst({
      where: { id: sittingId, organisationId, ...attempts },
      select: { id: true },
    });
    if (!sitting) throw missing;
    const { id: authorId, name: authorName } = actor;
    const { id: commentId } = await tx.comment.create({
      data: { organisationId, sittingId, submissionId, text, authorId, authorName, at: clock.now() },
      select: { id: true },
    });
    const subject = { sitting: sittingId, submission: submissionId };
    await writeAudit({ tx, organisationId, actor, action: 'comment.written', subject });
    return { commentId };
  });
}
