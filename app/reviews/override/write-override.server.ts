import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { reportNews } from '../../grading/report-news.server';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import { lockSubmission } from '../queue/lock-submission.server';
import { maySeeVerdicts } from '../queue/may-see-verdicts.server';
import type { SettledGrade } from '../settled-grade';
import type { OverrideInput } from './override-form';

/**
 * Appends a human's change of one verdict or one check, with author and reason; the latest counts, and one without a level and
 * without points withdraws those before it. Throws `forbidden`, `not-found` for what is not the organisation's or not part of the
 * grade, `bad-request` for a level or points beyond the scale, and `conflict` for a reviewer who has yet to review it unseen.
 */
export async function writeOverride({
  database = getDatabase(),
  clock = getClock(),
  membership: { organisationId, role },
  actor,
  submissionId,
  change,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  submissionId: string;
  change: OverrideInput;
}): Promise<void> {
  if (!may(role, 'review')) throw new AppError('forbidden', 'Your role does not change grades.');
  await database.$transaction(async (tx) => {
    const { reviewable, reviewers } = await lockSubmission({ tx, organisationId, submissionId });
    const viewer = { userId: actor.id, role };
    if (!maySeeVerdicts({ reviewable, reviewers, viewer })) {
      throw new AppError('conflict', 'Review this submission first; you can change its grade afterwards.');
    }
    const grades = await loadSettledGrades({ database: tx, organisationId, submissionIds: [submissionId] });
    const grade = grades.get(submissionId);
    if (!grade?.grade) throw new AppError('conflict', 'This submission is being graded. Wait for its result.');
    const levelTitle = await refuseBeyondScale(grade, change, async () =>
      (await loadRubrics(tx, organisationId, [grade.rubricVersionId])).get(grade.rubricVersionId),
    );
    const { target, targetId, levelIndex, points, reason } = change;
    await tx.override.create({
      data: {
        ...{ organisationId, submissionId, target, targetId, levelIndex, points, reason },
        ...{ rubricVersionId: grade.rubricVersionId, authorId: actor.id, authorName: actor.name, at: clock.now() },
      },
    });
    const action = target === 'criterion' ? 'verdict.overridden' : 'check.overridden';
    const to = levelTitle ?? points ?? 'withdrawn';
    const subject = { submission: submissionId, [target]: targetId, to, reason };
    await writeAudit({ tx, organisationId, actor, action, subject });
    await reportNews({ tx, organisationId, submissionIds: [submissionId] });
  });
}

/** Title of the level chosen, null when none is. Throws when the grade has no such verdict or check, or its scale no such value. */
async function refuseBeyondScale(
  grade: SettledGrade,
  { target, targetId, levelIndex, points }: OverrideInput,
  loadRubric: () => Promise<{ criteria: { id: string; levels: { title: string }[] }[] } | undefined>,
): Promise<string | null> {
  if (target === 'check') {
    const check = grade.checks.find(({ checkId }) => checkId === targetId);
    if (!check) throw new AppError('not-found', 'There is no such check.');
    if (points !== null && points > check.maxPoints) {
      throw new AppError('bad-request', `This check carries at most ${check.maxPoints} points.`);
    }
    return null;
  }
  const criterion = (await loadRubric())?.criteria.find(({ id }) => id === targetId);
  if (!criterion) throw new AppError('not-found', 'There is no such criterion.');
  if (levelIndex === null) return null;
  const level = criterion.levels[levelIndex];
  if (!level) throw new AppError('bad-request', 'This criterion has no such level.');
  return level.title;
}
