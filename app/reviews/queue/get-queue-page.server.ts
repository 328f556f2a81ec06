import { may } from '../../accounts/roles';
import type { MembershipView } from '../../accounts/account-views';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { ReviewPass } from '../settled-grade';
import { listReviewables } from './list-reviewables.server';
import { listReviewers } from './list-reviewers.server';
import { inQueueOrder, placeInQueue } from './place-in-queue.server';
import { labelOf, type QueueFilter, type QueuePage, type QueueRow } from './queue-views';
import type { Reviewable } from './reviewable';

/** Everything that awaits a human in an organisation, as one member meets it: theirs, what they could take, and who has the rest. */
export async function getQueuePage({
  database = getDatabase(),
  membership: { organisationId, role },
  userId,
  filter,
}: {
  database?: Database;
  membership: MembershipView;
  userId: string;
  filter: QueueFilter;
}): Promise<QueuePage> {
  const [all, reviewers, openAppeals] = await Promise.all([
    listReviewables({ database, organisationId }),
    listReviewers({ database, organisationId }),
    database.appeal.count({ where: { organisationId, outcome: null } }),
  ]);
  const viewer = { userId, role };
  const items = inQueueOrder(all, userId).map((reviewable) => ({
    reviewable,
    ...placeInQueue({ reviewable, viewer, reviewers }),
  }));
  const fits = (row: QueueRow & Scope) =>
    (filter.assessment === '' || row.assessmentId === filter.assessment) &&
    (filter.exercise === '' || row.exerciseSlug === filter.exercise) &&
    (filter.pass === '' || row.pass === filter.pass);
  const mine = items.flatMap(({ reviewable, mine: own }) => (own ? [rowOf(reviewable, own.pass)] : []));
  const free = items.flatMap(({ reviewable, claimable }) => (claimable ? [rowOf(reviewable, claimable)] : []));
  const owed = items.flatMap(({ reviewable }) => reviewable.passes.map((pass) => rowOf(reviewable, pass)));
  const openOf = (id: string) =>
    all.filter(({ reviews }) => reviews.some(({ reviewerId, finished }) => reviewerId === id && !finished)).length;
  return {
    mine: filter.whose === 'unassigned' ? [] : mine.filter(fits).map(withoutScope),
    free: filter.whose === 'mine' ? [] : free.filter(fits).map(withoutScope),
    all: may(role, 'assign-reviews')
      ? owed
          .filter(fits)
          .filter((row) => filter.whose === 'all' || isWhose(row, filter.whose, mine))
          .map(withoutScope)
      : null,
    reviewers: may(role, 'assign-reviews')
      ? reviewers.map(({ userId: id, name }) => ({ userId: id, name, open: openOf(id) }))
      : [],
    assessments: distinct(
      all.map(({ assessmentId: id, assessment: name }) => ({ id, name })),
      ({ id }) => id,
    ),
    exercises: distinct(
      all.map(({ exerciseSlug: slug, exercise: title }) => ({ slug, title })),
      ({ slug }) => slug,
    ),
    ...{ filter, openAppeals, grading: all.filter(({ state }) => state === 'grading').length },
    ungraded: all
      .filter(({ state }) => state === 'ungraded')
      .map(({ submissionId, assessment, exercise }) => ({
        ...{ submissionId, assessment, exercise, label: labelOf(submissionId) },
      })),
  };
}

/** What filters look at and rows do not show. */
interface Scope {
  assessmentId: string;
  exerciseSlug: string;
}

function rowOf(reviewable: Reviewable, pass: ReviewPass): QueueRow & Scope {
  const { submissionId, assessment, assessmentId, exercise, exerciseSlug, blind, criteria, reviews } = reviewable;
  const held = reviews.find((review) => review.pass === pass && !review.finished && review.isReviewer);
  return {
    ...{ submissionId, label: labelOf(submissionId), pass, assessment, assessmentId, exercise, exerciseSlug },
    ...{ blind, criteria },
    review: held ? { id: held.id, given: held.given, reviewerName: held.reviewerName } : null,
  };
}

const withoutScope = ({ assessmentId: _a, exerciseSlug: _e, ...row }: QueueRow & Scope): QueueRow => row;

const isWhose = (row: QueueRow, whose: QueueFilter['whose'], mine: readonly QueueRow[]): boolean =>
  whose === 'unassigned'
    ? row.review === null
    : mine.some(({ submissionId, pass }) => submissionId === row.submissionId && pass === row.pass);

const distinct = <T>(items: T[], keyOf: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];
