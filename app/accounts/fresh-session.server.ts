import type { Database } from '../lib/db/prisma.server';

/** Who cannot give a password proves it is them by having signed in this recently. */
export const FRESH_MS = 10 * 60_000;

/** Whether the session of a request was opened within the last minutes. */
export async function isFreshSession({
  database,
  user,
  now,
}: {
  database: Database;
  user: { id: string; sessionId: string };
  now: Date;
}): Promise<boolean> {
  const since = new Date(now.getTime() - FRESH_MS);
  const where = { id: user.sessionId, userId: user.id, createdAt: { gte: since } };
  return (await database.session.count({ where })) === 1;
}
