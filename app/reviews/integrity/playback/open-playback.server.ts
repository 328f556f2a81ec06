import type { MembershipView } from '../../../accounts/account-views';
import { getDatabase, type Database } from '../../../lib/db/prisma.server';
import { findSitting } from '../../report/find-sitting.server';
import { getPlayback } from './get-playback.server';
import type { PlaybackOfAttempt } from './playback-types';

/** The history of one attempt for a member. Refuses as `openIntegrity` does, and with `not-found` for an attempt of another sitting. */
export async function openPlayback({
  database = getDatabase(),
  membership,
  userId,
  sittingId,
  attemptId,
}: {
  database?: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  sittingId: string;
  attemptId: string;
}): Promise<PlaybackOfAttempt> {
  await findSitting({ database, membership, userId, sittingId });
  return getPlayback({ database, organisationId: membership.organisationId, sittingId, attemptId });
}
