import { z } from 'zod';
import type { Role } from '../../accounts/roles';
import { readAnswer } from '../../attempts/stored-answer';
import { getExercisePage } from '../../exercises/get-exercise-page.server';
import { flag } from '../../grading/grade-types';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { listAppeals } from '../appeals/list-appeals.server';
import { listComments } from '../comments/list-comments.server';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import { mayIdentify } from '../may-identify.server';
import { reviewLevels } from '../settled-grade';
import type { OutcomeView } from './review-page-views';

/** Everything said about a submission, to somebody who may see it; who sat it only if they may know that too. */
export async function getOutcome({
  database,
  organisationId,
  submissionId,
  sittingId,
  viewer,
}: {
  database: Database;
  organisationId: string;
  submissionId: string;
  sittingId: string;
  viewer: { userId: string; role: Role };
}): Promise<Omit<OutcomeView, 'claimable'>> {
  const row = await database.submission.findFirstOrThrow({
    where: { id: submissionId, attempt: { sitting: { organisationId } } },
    select: selection(organisationId, viewer.userId),
  });
  const settled = (await loadSettledGrades({ database, organisationId, submissionIds: [submissionId] })).get(
    submissionId,
  );
  if (!settled) throw new Error(`submission ${submissionId} has no grade to show`);
  const { state, grade, checks, verdicts, rubricVersionId, rubricNumber } = settled;
  const rubrics = await loadRubrics(database, organisationId, [rubricVersionId]);
  const identify = await mayIdentify({ database, organisationId, sittingId, ...viewer });
  const candidate = row.attempt.sitting?.invitation.candidate.name;
  const [own] = row.reviews;
  const [appeal] = await listAppeals({ database, organisationId, submissionId });
  return {
    ...{ mode: 'outcome', state, grade, checks, verdicts, rubricNumber },
    criteria: rubrics.get(rubricVersionId)?.criteria ?? [],
    page: await getExercisePage({ database, versionId: row.attempt.exerciseVersionId, rubricVersionId }),
    answer: readAnswer(row.answer),
    flags: z.array(flag).parse(row.gradingRuns[0]?.flags ?? []),
    own: own ? { pass: own.pass, levels: reviewLevels.parse(own.levels) } : null,
    overrides: row.overrides.map((override) => ({ ...override, at: override.at.toISOString() })),
    comments: await listComments({ database, organisationId, submissionId }),
    appeal: appeal ?? null,
    sitting: identify && candidate !== undefined ? { id: sittingId, candidate } : null,
  };
}

const selection = (organisationId: string, userId: string) =>
  ({
    answer: true,
    attempt: {
      select: {
        exerciseVersionId: true,
        sitting: { select: { invitation: { select: { candidate: { select: { name: true } } } } } },
      },
    },
    gradingRuns: { where: { isCurrent: true }, select: { flags: true } },
    reviews: {
      where: { organisationId, reviewerId: userId, finishedAt: { not: null } },
      orderBy: { pass: 'desc' as const },
      take: 1,
      select: { pass: true, levels: true },
    },
    overrides: {
      where: { organisationId },
      orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }],
      select: {
        ...{ id: true, target: true, targetId: true, levelIndex: true, points: true },
        ...{ reason: true, authorName: true, at: true },
      },
    },
  }) satisfies Prisma.SubmissionSelect;
