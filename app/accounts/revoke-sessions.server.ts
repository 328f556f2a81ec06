import { z } from 'zod';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { writeAudit } from './write-audit.server';
import type { SignedInUser } from './find-user.server';

/**
 * Signs a user's browsers out: the one session named, or with `others` all but the one that asks. Returns how many; a session of
 * somebody else counts as none, and so does an id that is none.
 */
export async function revokeSessions({
  database = getDatabase(),
  user,
  which,
}: {
  database?: Database;
  user: SignedInUser;
  which: { sessionId: string } | 'others';
}): Promise<number> {
  if (which !== 'others' && !z.uuid().safeParse(which.sessionId).success) return 0;
  const id = which === 'others' ? { not: user.sessionId } : which.sessionId;
  return database.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId: user.id, id } });
    if (count > 0)
      await writeAudit({ tx, organisationId: null, actor: user, action: 'session.revoked', subject: { count } });
    return count;
  });
}
