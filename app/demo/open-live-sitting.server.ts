import { getDatabase } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { demoState } from './demo-organisation.server';
import { liveInvitationLink } from './live-candidate.server';

/** Path of the link of a candidate who is in the middle of a sitting. Throws `conflict` while the demo is not there yet. */
export async function openLiveSitting({ origin }: { origin: string }): Promise<string> {
  const database = getDatabase();
  if ((await demoState(database)) === 'absent') {
    throw new AppError('conflict', 'The demo is still being filled. Try again in a moment.');
  }
  return liveInvitationLink({ database, origin });
}
