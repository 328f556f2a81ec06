import type { MembershipView } from '../../accounts/account-views';
import type { Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getQueuePage } from './get-queue-page.server';
import type { QueueFilter } from './queue-views';
import { takeReview } from './take-review.server';

/**
 * Takes the next review in this member's own order, within a filter; what they have open already comes first. Null when nothing is
 * left. Somebody being faster only means the one after it.
 */
export async function takeNextReview({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  filter,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  filter: QueueFilter;
}): Promise<{ submissionId: string } | null> {
  const whose = 'all';
  const queue = await getQueuePage({ database, membership, userId: actor.id, filter: { ...filter, whose } });
  for (const { submissionId } of [...queue.mine, ...queue.free]) {
    try {
      await takeReview({ database, clock, membership, actor, submissionId });
      return { submissionId };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    }
  }
  return null;
}
