import { changeStatus } from '../assessments/change-status.server';
import { readAnswer } from '../attempts/stored-answer';
import { rubric as rubricSchema, type Rubric } from '../exercises/exercise-format';
import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import type { Database } from '../lib/db/prisma.server';
import { takeReview } from '../reviews/queue/take-review.server';
import { finishReview } from '../reviews/review/finish-review.server';
import { saveReview } from '../reviews/review/save-review.server';
import { readDemoAnswer } from './answers.server';
import { DEMO_CANDIDATES, DEMO_ORGANISATION_ID, ines } from './cast';
import { demoAssessmentId } from './demo-assessments.server';
import { acting } from './demo-organisation.server';
import { REVIEWS, type ReviewedAs } from './demo-story';
import { daysAgo, inThePast } from './past.server';

/** A graded submission of the demo, by the name that the story has for it. */
export interface DemoSubmission {
  key: string;
  candidate: string;
  slug: string;
  submissionId: string;
  sittingId: string;
  exerciseVersionId: string;
  /** False where grading failed through a fault of ours: nothing is there to review yet. */
  hasGrade: boolean;
  rubric: Rubric;
  answer: ReturnType<typeof readAnswer>;
}

/** Submissions of the demo whose grading has ended, by `candidate / exercise`, and how many there are in all. */
export async function listDemoSubmissions(
  database: Database,
): Promise<{ graded: Map<string, DemoSubmission>; total: number }> {
  const rows = await database.submission.findMany({
    where: { attempt: { sitting: { organisationId: DEMO_ORGANISATION_ID, status: 'FINISHED' } } },
    select: {
      ...{ id: true, answer: true },
      gradingRuns: { where: { isCurrent: true }, select: { status: true, rubricVersion: true } },
      attempt: {
        select: {
          ...{ sittingId: true, exerciseVersionId: true },
          exerciseVersion: { select: { exercise: { select: { slug: true } } } },
          sitting: { select: { invitation: { select: { candidate: { select: { name: true } } } } } },
        },
      },
    },
  });
  const graded = rows.flatMap(({ id: submissionId, answer, gradingRuns: [run], attempt }) => {
    const { sittingId, sitting, exerciseVersionId } = attempt;
    if (!run || !sittingId || !sitting || !['FINISHED', 'UNGRADED'].includes(run.status)) return [];
    const { slug } = attempt.exerciseVersion.exercise;
    const candidate = sitting.invitation.candidate.name;
    const key = `${candidate} / ${slug}`;
    const rubric = rubricSchema.parse(run.rubricVersion.content);
    const hasGrade = run.status === 'FINISHED';
    const found = {
      hasGrade,
      candidate,
      slug,
      submissionId,
      sittingId,
      exerciseVersionId,
      rubric,
      answer: readAnswer(answer),
    };
    return [[key, { key, ...found }] as const];
  });
  return { graded: new Map(graded), total: rows.length };
}

/** Dates the grading back to when the work was handed in: the worker did it now, in the story it was done then. */
export async function dateGradingBack(database: Database): Promise<void> {
  await database.$executeRaw`
    UPDATE "GradingRun" AS run SET "queuedAt" = s."submittedAt", "startedAt" = s."submittedAt" + interval '2 seconds',
      "finishedAt" = s."submittedAt" + interval '2 seconds' + (run."finishedAt" - run."startedAt")
    FROM "Submission" AS s JOIN "Attempt" AS a ON a."id" = s."attemptId" JOIN "Sitting" AS t ON t."id" = a."sittingId"
    WHERE run."submissionId" = s."id" AND t."organisationId" = ${DEMO_ORGANISATION_ID}::uuid
      AND run."finishedAt" IS NOT NULL AND run."startedAt" > s."submittedAt" + interval '1 hour'`;
  await database.$executeRaw`
    UPDATE "Sitting" SET "gradedAt" = "finishedAt" + interval '1 minute'
    WHERE "organisationId" = ${DEMO_ORGANISATION_ID}::uuid AND "gradedAt" > "finishedAt" + interval '1 hour'`;
}

/** Reviews that are in the story and not yet done, for the submissions that are graded. */
export async function makeDemoReviews({
  database,
  now,
  graded,
}: {
  database: Database;
  now: Date;
  graded: ReadonlyMap<string, DemoSubmission>;
}): Promise<void> {
  for (const [key, reviews] of Object.entries(REVIEWS)) {
    const submission = graded.get(key);
    if (!submission?.hasGrade) continue;
    const done = await database.review.findMany({
      where: { submissionId: submission.submissionId, finishedAt: { not: null } },
      select: { reviewerId: true },
    });
    for (const review of reviews) {
      if (done.some(({ reviewerId }) => reviewerId === review.reviewer.id)) continue;
      // Two readers who agree leave nothing to decide.
      if (review.adjudicates && (await differing(database, submission.submissionId)).size === 0) continue;
      await makeReview({ database, now, submission, review });
    }
  }
}

async function makeReview({
  database,
  now,
  submission,
  review,
}: {
  database: Database;
  now: Date;
  submission: DemoSubmission;
  review: ReviewedAs;
}): Promise<void> {
  const own = { database, ...(await acting(database, review.reviewer)) };
  const { submissionId, rubric } = submission;
  const given = await levelsFor(database, submission, review);
  const { reviewId, pass } = await inThePast({
    ...{ database, at: daysAgo(now, review.days, -25) },
    act: (clock) => takeReview({ ...own, clock, submissionId }),
  });
  const asked = pass === 'ADJUDICATION' ? await differing(database, submissionId) : null;
  const levels = Object.fromEntries(
    rubric.criteria
      .filter(({ id }) => asked === null || asked.has(id))
      .map((criterion) => {
        const levelIndex = given.get(criterion.id) ?? 0;
        return [criterion.id, { levelIndex, reason: criterion.levels[levelIndex]?.description ?? '', quotes: [] }];
      }),
  );
  const at = daysAgo(now, review.days);
  const { revision } = await database.review.findUniqueOrThrow({ where: { id: reviewId }, select: { revision: true } });
  const saved = await inThePast({ database, at, act: () => saveReview({ ...own, reviewId, revision, levels }) });
  const finish = { ...own, reviewId, revision: saved.revision };
  await inThePast({ database, at, act: (clock) => finishReview({ ...finish, clock }) });
}

/** What people gave the sample whose memo this is, moved by where this reader differs, within each criterion's scale. */
async function levelsFor(
  database: Database,
  submission: DemoSubmission,
  review: ReviewedAs,
): Promise<Map<string, number>> {
  const { candidate, slug, exerciseVersionId, rubric } = submission;
  const mixture = DEMO_CANDIDATES.find(({ name }) => name === candidate)?.work[slug];
  const exercise = await getExerciseVersion({ database, versionId: exerciseVersionId });
  const levels = mixture ? (await readDemoAnswer({ exercise, slug, mixture })).humanLevels : {};
  return new Map(
    rubric.criteria.map(({ id, levels: scale }, position) => {
      const top = scale.length - 1;
      const level = levels[id] ?? 0;
      const moved = level + (review.differs?.[position] ?? 0);
      // A reader who would leave the scale differs the other way.
      const within = moved > top || moved < 0 ? level - (review.differs?.[position] ?? 0) : moved;
      return [id, Math.min(top, Math.max(0, within))] as const;
    }),
  );
}

/** Criteria of which the two finished reviews say different things. */
async function differing(database: Database, submissionId: string): Promise<Set<string>> {
  const reviews = await database.review.findMany({
    where: { submissionId, finishedAt: { not: null } },
    select: { levels: true },
  });
  const [first, second] = reviews.map(({ levels }) => levels as Record<string, { levelIndex: number }>);
  const ids = Object.keys(first ?? {});
  return new Set(ids.filter((id) => first?.[id]?.levelIndex !== second?.[id]?.levelIndex));
}

/** Nobody can start the finished round any more. */
export async function closeFinishedRound({ database, now }: { database: Database; now: Date }): Promise<void> {
  const assessmentId = await demoAssessmentId(database, 'finished');
  const own = await acting(database, ines);
  await inThePast({
    ...{ database, at: daysAgo(now, 21) },
    act: (clock) => changeStatus({ database, clock, ...own, assessmentId, change: 'close', token: '' }),
  });
}
