import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { getExercisePage } from '../../exercises/get-exercise-page.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { listReviewables } from '../queue/list-reviewables.server';
import { listReviewers } from '../queue/list-reviewers.server';
import { maySeeVerdicts } from '../queue/may-see-verdicts.server';
import { placeInQueue } from '../queue/place-in-queue.server';
import { labelOf } from '../queue/queue-views';
import { getOutcome } from './get-outcome.server';
import { findOpenReview, type OpenReview } from './load-open-review.server';
import type { FormView, OfferView, ReviewPageView, SubmissionHead } from './review-page-views';

/**
 * What one member may see of a submission now: their open review; an offer to take one; everything said about it; or that it is with
 * somebody else. With `everything`, those who assign reviews see all of it instead of an offer. Until a review is finished it holds
 * no level of anybody else and, while blind, neither verdicts nor who sat it. Throws `not-found`.
 */
export async function getReviewPage({
  database = getDatabase(),
  membership: { organisationId, role },
  userId,
  submissionId,
  everything = false,
}: {
  database?: Database;
  membership: MembershipView;
  userId: string;
  submissionId: string;
  everything?: boolean;
}): Promise<ReviewPageView> {
  const missing = new AppError('not-found', 'There is no such submission.');
  if (!z.uuid().safeParse(submissionId).success) throw missing;
  const [reviewable] = await listReviewables({ database, organisationId, submissionId });
  if (!reviewable) throw missing;
  const reviewers = await listReviewers({ database, organisationId });
  const viewer = { userId, role };
  const { mine, claimable } = placeInQueue({ reviewable, viewer, reviewers });
  const { assessment, exercise, blind } = reviewable;
  const head: SubmissionHead = { submissionId, label: labelOf(submissionId), assessment, exercise, blind };
  const open = mine && (await findOpenReview({ database, organisationId, reviewerId: userId, submissionId }));
  const show = async () => {
    if (open) return { ...head, ...(await formOf(database, organisationId, open)) };
    if (claimable && !(everything && may(role, 'assign-reviews'))) {
      const notApart = reviewable.reviews.some(({ reviewerId, pass }) => reviewerId === userId && pass !== claimable);
      return { ...head, mode: 'offer', pass: claimable, notApart } satisfies SubmissionHead & OfferView;
    }
    if (reviewable.state === 'grading') return { ...head, mode: 'closed', why: 'grading' } as const;
    if (!maySeeVerdicts({ reviewable, reviewers, viewer })) {
      if (reviewable.state === 'ungraded') return { ...head, mode: 'closed', why: 'ungraded' } as const;
      const held = reviewable.reviews.some((review) => !review.finished && review.isReviewer);
      return { ...head, mode: 'closed', why: held ? 'taken' : 'waiting' } as const;
    }
    const of = { database, organisationId, submissionId, viewer, sittingId: reviewable.sittingId };
    return { ...head, ...(await getOutcome(of)), claimable };
  };
  return (await show()) as ReviewPageView;
}

async function formOf(database: Database, organisationId: string, open: OpenReview): Promise<FormView> {
  const { id: reviewId, submissionId, pass, blind, revision, criteria, levels, answer, grade } = open;
  const { attempt } = await database.submission.findFirstOrThrow({
    where: { id: submissionId, attempt: { sitting: { organisationId } } },
    select: {
      attempt: {
        select: {
          exerciseVersionId: true,
          sitting: { select: { invitation: { select: { candidate: { select: { name: true } } } } } },
        },
      },
    },
  });
  const asked = new Set(criteria.map(({ id }) => id));
  const others = grade.verdicts
    .filter(({ criterionId }) => pass === 'ADJUDICATION' && asked.has(criterionId))
    .flatMap(({ criterionId, reviews }) =>
      reviews.map(({ levelIndex, reason }) => ({ criterionId, levelIndex, reason })),
    );
  return {
    ...{ mode: 'form', reviewId, pass, revision, criteria, levels, others, answer },
    page: await getExercisePage({
      ...{ database, versionId: attempt.exerciseVersionId, rubricVersionId: grade.rubricVersionId },
    }),
    checks: grade.checks.map(({ source: _s, override: _o, ...check }) => check),
    verdicts: blind ? null : grade.verdicts.flatMap(({ judge }) => (judge ? [judge] : [])),
    candidate: blind ? null : (attempt.sitting?.invitation.candidate.name ?? null),
  };
}
