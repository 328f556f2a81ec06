import type { SessionView } from './account-views';
import { getDatabase, type Database } from '../lib/db/prisma.server';

/** The browsers a user is signed in with, newest first. */
export async function listSessions({
  database = getDatabase(),
  userId,
  sessionId,
}: {
  database?: Database;
  userId: string;
  /** The session that asks. */
  sessionId: string;
}): Promise<SessionView[]> {
  const sessions = await database.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  });
  return sessions.map((session) => ({
    id: session.id,
    device: describeUserAgent(session.userAgent),
    address: session.ipAddress || null,
    signedInAt: session.createdAt.toISOString(),
    current: session.id === sessionId,
  }));
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** "Firefox on Linux"; the order of the lists matters, because browsers name their relatives too. */
function describeUserAgent(userAgent: string | null): string {
  const find = (list: readonly (readonly [string, string])[]) => list.find(([sign]) => userAgent?.includes(sign))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? 'An unknown browser';
}
