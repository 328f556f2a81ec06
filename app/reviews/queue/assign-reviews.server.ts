import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { ReviewPass } from '../settled-grade';
import { lockSubmission } from './lock-submission.server';
import { openReview } from './open-review.server';
import { freePasses, inQueueOrder, mayTakePass } from './place-in-queue.server';

/** A pass of a submission, as it is chosen in the queue. */
export interface QueueItem {
  submissionId: string;
  pass: ReviewPass;
}

/**
 * Gives passes to the chosen reviewers, evenly: each goes to the one of them who may do it and has been given fewest in this call.
 * Passes that somebody holds by now, and those none of the chosen may do (nobody reviews a submission twice), are left where they
 * are and counted. Throws `forbidden`, and `not-found` for a submission that is not the organisation's.
 */
export async function assignReviews({
  database = getDatabase(),
  clock = getClock(),
  membership: { organisationId, role },
  actor,
  items,
  reviewerIds,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  items: readonly QueueItem[];
  reviewerIds: readonly string[];
}): Promise<{ assigned: number; left: number }> {
  if (!may(role, 'assign-reviews')) throw new AppError('forbidden', 'Your role does not assign reviews.');
  const load = new Map<string, number>();
  let assigned = 0;
  // Drawn in an order of its own, so that neither the oldest nor those picked first always go to the same person.
  for (const { submissionId, pass } of inQueueOrder(items, actor.id)) {
    const given = await database.$transaction(async (tx) => {
      const { reviewable, reviewers } = await lockSubmission({ tx, organisationId, submissionId });
      if (!freePasses(reviewable).includes(pass)) return null;
      const able = reviewers.filter(
        (viewer) => reviewerIds.includes(viewer.userId) && mayTakePass({ reviewable, pass, viewer, reviewers }),
      );
      const [next] = able.sort((a, b) => (load.get(a.userId) ?? 0) - (load.get(b.userId) ?? 0));
      if (!next) return null;
      const reviewer = { id: next.userId, name: next.name, role: next.role };
      await openReview({ tx, clock, organisationId, reviewable, pass, reviewer });
      const subject = { submission: submissionId, pass, to: next.name };
      await writeAudit({ tx, organisationId, actor, action: 'review.assigned', subject });
      return next.userId;
    });
    if (given === null) continue;
    load.set(given, (load.get(given) ?? 0) + 1);
    assigned += 1;
  }
  return { assigned, left: items.length - assigned };
}
