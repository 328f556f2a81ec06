import { z } from 'zod';
import type { Role } from '../../accounts/roles';
import { readAnswer } from '../../attempts/stored-answer';
import type { Criterion } from '../../exercises/exercise-format';
import { getExercisePage } from '../../exercises/get-exercise-page.server';
import { flag } from '../../grading/grade-types';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { listAppeals } from '../appeals/list-appeals.server';
import { listComments } from '../comments/list-comments.server';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import { mayIdentify } from '../may-identify.server';
import { reviewLevels, type ReviewPass } from '../settled-grade';
import { carriesOver, type RubricsById } from '../settle-level';
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
  const given = row.reviews.map((review) => review.rubricVersionId);
  const rubrics = await loadRubrics(database, organisationId, [rubricVersionId, ...given]);
  const criteria = rubrics.get(rubricVersionId)?.criteria ?? [];
  const identify = await mayIdentify({ database, organisationId, sittingId, ...viewer });
  const candidate = row.attempt.sitting?.invitation.candidate.name;
  const [appeal] = await listAppeals({ database, organisationId, submissionId });
  return {
    ...{ mode: 'outcome', state, grade, checks, verdicts, rubricNumber },
    criteria,
    page: await getExercisePage({ database, versionId: row.attempt.exerciseVersionId, rubricVersionId }),
    answer: readAnswer(row.answer),
    flags: z.array(flag).parse(row.gradingRuns[0]?.flags ?? []),
    own: ownOf(row.reviews, criteria, rubrics),
    overrides: row.overrides.map((override) => ({ ...override, at: override.at.toISOString() })),
    comments: await listComments({ database, organisationId, submissionId }),
    appeal: appeal ?? null,
    sitting: identify && candidate !== undefined ? { id: sittingId, candidate } : null,
  };
}

/** What the viewer gave in their latest pass, over all its rounds, on criteria that are still asked the same. */
function ownOf(
  reviews: readonly { pass: ReviewPass; levels: unknown; rubricVersionId: string }[],
  criteria: readonly Criterion[],
  rubrics: RubricsById,
): OutcomeView['own'] {
  const last = reviews.at(-1);
  if (!last) return null;
  const rounds = reviews.filter(({ pass }) => pass === last.pass);
  const levels = rounds.flatMap((round) => {
    const counts = (id: string) =>
      criteria.some((one) => one.id === id && carriesOver(one, round.rubricVersionId, rubrics));
    return Object.entries(reviewLevels.parse(round.levels)).filter(([id]) => counts(id));
  });
  return { pass: last.pass, levels: Object.fromEntries(levels) };
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
      orderBy: [{ pass: 'asc' as const }, { round: 'asc' as const }],
      select: { pass: true, levels: true, rubricVersionId: true },
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
