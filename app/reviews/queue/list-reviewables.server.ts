import { exerciseManifest } from '../../exercises/exercise-format';
import { getDatabase, type Prisma } from '../../lib/db/prisma.server';
import { findMetCalibrations } from '../find-met-calibrations.server';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import { draftLevels, type ReviewPass, type ReviewState } from '../settled-grade';
import { settleLevel } from '../settle-level';
import { AWAITING, owedPasses } from '../settle-grade';
import { listReviewers } from './list-reviewers.server';
import type { Reviewable } from './reviewable';

/**
 * Submissions of an organisation's sittings with what humans still owe them, oldest first: all that are being graded, could not be
 * graded or await somebody, and with `settled` the others too. Previews are left out. Reads levels only, no texts, so that a queue
 * over thousands of submissions stays quick.
 */
export async function listReviewables({
  database = getDatabase(),
  organisationId,
  sittingId,
  submissionId,
  settled = false,
}: {
  database?: Prisma.TransactionClient;
  organisationId: string;
  sittingId?: string;
  submissionId?: string;
  settled?: boolean;
}): Promise<Reviewable[]> {
  const { requireCalibration } = await database.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { requireCalibration: true },
  });
  const rows = await database.submission.findMany({
    where: {
      id: submissionId,
      attempt: { sitting: { organisationId, id: sittingId, invitation: { isPreview: false } } },
      // What the judge settled needs no human unless its word is not enough.
      ...(settled || requireCalibration || submissionId ? {} : { OR: mayAwait }),
    },
    select: selection(organisationId),
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
  });
  const reviewers = new Set((await listReviewers({ database, organisationId })).map(({ userId }) => userId));
  const rubrics = await loadRubrics(
    database,
    organisationId,
    rows.flatMap((row) => [...row.gradingRuns, ...row.reviews, ...row.overrides].map((one) => one.rubricVersionId)),
  );
  const met = requireCalibration ? await findMetCalibrations({ database, runs: rows.flatMap(judgeOf) }) : null;
  // Points that a human gave to checks of ours that broke can make a grade of an ungraded run; that takes the whole run.
  const mended = rows.filter((row) => row.gradingRuns[0]?.status === 'UNGRADED' && row.overrides.some(isOfCheck));
  const grades = await loadSettledGrades({ database, organisationId, submissionIds: mended.map(({ id }) => id) });
  const all = rows.map((row) => {
    const owed = grades.get(row.id) ?? settleRow(row, rubrics, met === null || judgeOf(row).some(met));
    return toReviewable(row, owed, reviewers, rubrics.get(row.gradingRuns[0]?.rubricVersionId ?? '')?.criteria.length);
  });
  if (settled || submissionId) return all;
  return all.filter(({ state, reviews }) => state !== 'settled' || reviews.some(({ finished }) => !finished));
}

const mayAwait = [
  { attempt: { sitting: { assessment: { reviewPolicy: { not: 'NEEDED' } } } } },
  { gradingRuns: { some: { isCurrent: true, status: { not: 'FINISHED' } } } },
  { gradingRuns: { some: { isCurrent: true, verdicts: { some: { status: 'needs-human' } } } } },
  { reviews: { some: { finishedAt: null } } },
] satisfies Prisma.SubmissionWhereInput[];

const selection = (organisationId: string) =>
  ({
    id: true,
    attempt: {
      select: {
        exerciseVersion: {
          select: { title: true, manifest: true, exerciseId: true, exercise: { select: { slug: true } } },
        },
        sitting: { select: { id: true, assessment: { select: assessmentSelect } } },
      },
    },
    gradingRuns: {
      where: { isCurrent: true },
      select: {
        ...{ status: true, rubricVersionId: true, judgeModel: true, promptHash: true },
        verdicts: { select: { criterionId: true, status: true, levelIndex: true } },
      },
    },
    reviews: {
      where: { organisationId },
      select: {
        ...{ id: true, pass: true, round: true, reviewerId: true, reviewerName: true },
        ...{ rubricVersionId: true, levels: true, finishedAt: true },
      },
    },
    overrides: {
      where: { organisationId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { target: true, targetId: true, rubricVersionId: true, levelIndex: true, points: true },
    },
  }) as const satisfies Prisma.SubmissionSelect;

const assessmentSelect = { id: true, name: true, blindReview: true, reviewPolicy: true } as const;

type Row = Prisma.SubmissionGetPayload<{ select: ReturnType<typeof selection> }>;
type Rubrics = Awaited<ReturnType<typeof loadRubrics>>;

const isOfCheck = ({ target }: { target: string }) => target === 'check';
const judgeOf = ({ attempt, gradingRuns }: Row) =>
  gradingRuns.map(({ judgeModel, promptHash }) => ({
    ...{ exerciseId: attempt.exerciseVersion.exerciseId, judgeModel, promptHash },
  }));
const levelsOf = (value: unknown) =>
  Object.fromEntries(
    Object.entries(draftLevels.parse(value)).flatMap(([id, { levelIndex }]) =>
      levelIndex === null ? [] : [[id, { levelIndex }]],
    ),
  );

function settleRow(row: Row, rubrics: Rubrics, judgeCounts: boolean): { state: ReviewState; passes: ReviewPass[] } {
  const run = row.gradingRuns[0];
  if (!run || run.status === 'QUEUED' || run.status === 'RUNNING') return { state: 'grading', passes: [] };
  if (run.status === 'UNGRADED') return { state: 'ungraded', passes: [] };
  const { points } = exerciseManifest.parse(row.attempt.exerciseVersion.manifest);
  const reviews = row.reviews
    .filter(({ finishedAt }) => finishedAt)
    .map((review) => ({ ...review, levels: levelsOf(review.levels) }));
  const settled = (rubrics.get(run.rubricVersionId)?.criteria ?? []).map((criterion) => {
    const verdict = run.verdicts.find(({ criterionId }) => criterionId === criterion.id);
    const judgeLevel = judgeCounts && verdict?.status === 'judged' ? verdict.levelIndex : null;
    const policy = row.attempt.sitting?.assessment.reviewPolicy ?? 'NEEDED';
    return settleLevel({ criterion, judgeLevel, policy, reviews, overrides: row.overrides, rubrics });
  });
  const passes = owedPasses(settled, points.rubric);
  return { passes, state: passes[0] ? AWAITING[passes[0]] : 'settled' };
}

function toReviewable(
  row: Row,
  { state, passes }: { state: ReviewState; passes: ReviewPass[] },
  reviewers: ReadonlySet<string>,
  criteria = 0,
): Reviewable {
  const { exerciseVersion, sitting } = row.attempt;
  return {
    ...{ submissionId: row.id, state, passes, criteria },
    sittingId: sitting?.id ?? '',
    assessmentId: sitting?.assessment.id ?? '',
    assessment: sitting?.assessment.name ?? '',
    blind: sitting?.assessment.blindReview ?? true,
    exerciseSlug: exerciseVersion.exercise.slug,
    exercise: exerciseVersion.title,
    reviews: row.reviews.map(({ id, pass, reviewerId, reviewerName, finishedAt, levels }) => ({
      ...{ id, pass, reviewerId, reviewerName, finished: finishedAt !== null },
      isReviewer: reviewerId !== null && reviewers.has(reviewerId),
      given: Object.keys(levelsOf(levels)).length,
    })),
  };
}
