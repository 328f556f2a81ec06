import type { MembershipView } from '../../accounts/account-views';
import type { Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { draftLevels } from '../settled-grade';
import { finishReview } from './finish-review.server';
import { findOpenReview } from './load-open-review.server';
import { readReviewForm, withoutLevel, withoutLevelWords } from './review-levels';
import { saveReview } from './save-review.server';

/**
 * Saves the review form of one's own open review of a submission as it was posted, and finishes it if asked to; to finish it while a
 * criterion lacks its level is refused without saving. Throws `not-found`, `bad-request` as `saveReview` and `finishReview` do, and `conflict` when it was saved from another window meanwhile.
 */
export async function postReview({
  database = getDatabase(),
  membership,
  actor,
  submissionId,
  form,
  finish,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  submissionId: string;
  form: FormData;
  finish: boolean;
}): Promise<void> {
  const { organisationId } = membership;
  const review = await findOpenReview({ database, organisationId, reviewerId: actor.id, submissionId });
  if (!review) throw new AppError('not-found', 'There is no such open review of yours.');
  const revision = Number(form.get('revision') ?? NaN);
  if (!Number.isInteger(revision)) throw new AppError('bad-request', 'This form is not complete.');
  const levels = readReviewForm(
    form,
    review.criteria.map(({ id }) => id),
  );
  // Refused before anything is saved: the page goes on from the revision it has.
  const parsed = draftLevels.safeParse(levels);
  const lacking = finish && parsed.success ? withoutLevel(parsed.data, review.criteria) : [];
  if (lacking.length > 0) throw new AppError('bad-request', withoutLevelWords(lacking));
  const own = { database, membership, actor, reviewId: review.id };
  const reply = await saveReview({ ...own, revision, levels });
  if (!reply.saved) {
    throw new AppError('conflict', 'This review was changed in another window. Load the page again to see it.');
  }
  if (finish) await finishReview({ ...own, revision: reply.revision });
}
