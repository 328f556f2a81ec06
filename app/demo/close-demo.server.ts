import { randomBytes } from 'node:crypto';
import type { Database } from '../lib/db/prisma.server';
import { sha256 } from '../lib/hash.server';
import { DEMO_MEMBERS, DEMO_ORGANISATION_ID } from './cast';

/**
 * For a start without the demo: whoever looked around as one of its people is signed out, and its links open nothing any more. The
 * demo's rows stay, for the next start with it.
 */
export async function closeDemo(database: Database): Promise<void> {
  await database.session.deleteMany({ where: { userId: { in: DEMO_MEMBERS.map(({ id }) => id) } } });
  const own = { organisationId: DEMO_ORGANISATION_ID };
  for (const { id } of await database.invitation.findMany({ where: own, select: { id: true } })) {
    const tokenHash = sha256(randomBytes(32).toString('base64url'));
    await database.invitation.update({ where: { id, ...own }, data: { tokenHash } });
  }
  await database.sitting.updateMany({
    where: own,
    data: { deviceHash: sha256(randomBytes(32).toString('base64url')) },
  });
}
