import type { MembershipView } from '../../accounts/account-views';
import type { Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { CommentInput } from '../comments/comment-form';
import { writeComment } from '../comments/write-comment.server';
import { findSitting } from './find-sitting.server';

/** Writes a comment on a sitting from its report: only for those to whom the report is open. Throws as both do. */
export async function commentOnSitting({
  database = getDatabase(),
  membership,
  actor,
  sittingId,
  text,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  sittingId: string;
} & CommentInput): Promise<void> {
  await findSitting({ database, membership, userId: actor.id, sittingId });
  await writeComment({ database, membership, actor, sittingId, text });
}
