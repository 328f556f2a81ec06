import { z } from 'zod';
import { exerciseManifest, rubric as rubricSchema, type Rubric } from '../exercises/exercise-format';
import { checkResult, grade as gradeSchema, verdict as verdictSchema } from '../grading/grade-types';
import { getDatabase, type Prisma } from '../lib/db/prisma.server';
import { findMetCalibrations } from './find-met-calibrations.server';
import { reviewLevels, type SettledGrade } from './settled-grade';
import { settleGrade, type EndedRun } from './settle-grade';

/**
 * The settled grades of submissions of one organisation's sittings, by submission id, as `settleGrade` comes to them. Ids that are
 * no submission of that organisation are left out. Give it a transaction's client to settle by what that transaction sees. With
 * `runIds` they are settled by those runs instead of the shown ones (a regrade before it is applied); without one of them a submission
 * is `grading`.
 */
export async function loadSettledGrades({
  database = getDatabase(),
  organisationId,
  submissionIds,
  runIds,
}: {
  database?: Prisma.TransactionClient;
  organisationId: string;
  submissionIds: readonly string[];
  runIds?: readonly string[];
}): Promise<Map<string, SettledGrade>> {
  const ids = submissionIds.filter((id) => z.uuid().safeParse(id).success);
  if (ids.length === 0) return new Map();
  const rows = await database.submission.findMany({
    where: { id: { in: ids }, attempt: { sitting: { organisationId } } },
    select: selection(organisationId, runIds),
  });
  const { requireCalibration } = await database.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { requireCalibration: true },
  });
  const pinned = rows.map((row) => row.gradingRuns[0]?.rubricVersion ?? ownRubric(row));
  const rubrics = await loadRubrics(database, organisationId, [
    ...pinned.map(({ id }) => id),
    ...rows.flatMap((row) => [...row.reviews, ...row.overrides].map(({ rubricVersionId }) => rubricVersionId)),
  ]);
  const met = requireCalibration ? await findMetCalibrations({ database, runs: rows.flatMap(judgeOf) }) : null;
  const settled = rows.map((row, at) => {
    const { id: rubricVersionId, number: rubricNumber } = pinned[at] ?? ownRubric(row);
    const grade = settleGrade({
      manifest: exerciseManifest.parse(row.attempt.exerciseVersion.manifest),
      rubric: rubrics.get(rubricVersionId) ?? { criteria: [] },
      ...{ rubricVersionId, rubricNumber, rubrics },
      run: readRun(row.gradingRuns[0]),
      judgeCounts: met === null || judgeOf(row).some(met),
      policy: row.attempt.sitting?.assessment.reviewPolicy ?? 'NEEDED',
      reviews: row.reviews.map((review) => ({ ...review, levels: reviewLevels.parse(review.levels) })),
      overrides: row.overrides.map((override) => ({ ...override, at: override.at.toISOString() })),
    });
    return [row.id, grade] as const;
  });
  return new Map(settled);
}

const selection = (organisationId: string, runIds?: readonly string[]) =>
  ({
    id: true,
    attempt: {
      select: {
        rubricVersion: { select: { id: true, number: true } },
        exerciseVersion: {
          select: { manifest: true, exerciseId: true, rubricVersion: { select: { id: true, number: true } } },
        },
        sitting: { select: { assessment: { select: { reviewPolicy: true } } } },
      },
    },
    gradingRuns: {
      where: runIds ? { id: { in: [...runIds] } } : { isCurrent: true },
      select: {
        status: true,
        grade: true,
        judgeModel: true,
        promptHash: true,
        rubricVersion: { select: { id: true, number: true } },
        checkResults: { orderBy: { position: 'asc' }, select: { result: true } },
        verdicts: { orderBy: { position: 'asc' }, select: { verdict: true } },
      },
    },
    reviews: {
      where: { organisationId, finishedAt: { not: null } },
      select: { pass: true, round: true, reviewerName: true, rubricVersionId: true, levels: true },
    },
    overrides: {
      where: { organisationId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: {
        ...{ target: true, targetId: true, rubricVersionId: true, levelIndex: true, points: true },
        ...{ reason: true, authorName: true, at: true },
      },
    },
  }) as const satisfies Prisma.SubmissionSelect;

type Row = Prisma.SubmissionGetPayload<{ select: ReturnType<typeof selection> }>;

/** Before there is a run, the rubric is the one the attempt is pinned to. */
const ownRubric = ({ attempt }: Row) => attempt.rubricVersion ?? attempt.exerciseVersion.rubricVersion;

const judgeOf = ({ attempt, gradingRuns }: Row) =>
  gradingRuns.map(({ judgeModel, promptHash }) => ({
    ...{ exerciseId: attempt.exerciseVersion.exerciseId, judgeModel, promptHash },
  }));

function readRun(run: Row['gradingRuns'][number] | undefined): EndedRun | null {
  if (!run || run.grade === null || (run.status !== 'FINISHED' && run.status !== 'UNGRADED')) return null;
  return {
    status: run.status,
    grade: gradeSchema.parse(run.grade),
    checks: run.checkResults.map(({ result }) => checkResult.parse(result)),
    verdicts: run.verdicts.map(({ verdict }) => verdictSchema.parse(verdict)),
  };
}

/** Rubrics by version id: folders' own and this organisation's, never another one's. */
export async function loadRubrics(
  database: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, Rubric>> {
  const found = await database.rubricVersion.findMany({
    where: {
      id: { in: [...new Set(ids)] },
      OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }],
    },
    select: { id: true, content: true },
  });
  return new Map(found.map(({ id, content }) => [id, rubricSchema.parse(content)]));
}
