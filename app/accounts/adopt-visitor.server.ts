import type { Database } from '../lib/db/prisma.server';

/**
 * Gives a user what this browser did before signing in: its attempts move to the user's own visitor, which is made at the first
 * time and never stands in any cookie, so a cookie that somebody planted or kept opens nothing. In one transaction; doing it again
 * changes nothing.
 */
export async function adoptVisitor({
  database,
  userId,
  visitorId,
}: {
  database: Database;
  userId: string;
  /** The browser's anonymous visitor, null for one that has none. */
  visitorId: string | null;
}): Promise<void> {
  await database.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { visitorId: true } });
    const own = user.visitorId ?? (await tx.visitor.create({ data: {}, select: { id: true } })).id;
    if (!user.visitorId) await tx.user.update({ where: { id: userId }, data: { visitorId: own } });
    if (visitorId && visitorId !== own) {
      await tx.attempt.updateMany({ where: { visitorId, visitor: { user: null } }, data: { visitorId: own } });
    }
  });
}
