import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { reportNews } from '../report-news.server';
import { getRegrade, type RegradeView } from './get-regrade.server';
import { PATIENCE } from './start-regrade.server';

/**
 * Makes a regrade's runs the shown ones and moves attempts and assessments to its rubric version, all in one transaction; doing it
 * again changes nothing. Runs that could not be graded leave their submission as it was, and only when `leaveUngraded` says so.
 * Throws `not-found`; `conflict` for a discarded regrade, while a run is not finished, and when a submission came in since.
 */
export async function applyRegrade({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  actor,
  regradeId,
  leaveUngraded,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  actor: Actor;
  regradeId: string;
  leaveUngraded: boolean;
}): Promise<{ applied: number }> {
  return database.$transaction(async (tx) => {
    const { assessmentExerciseIds } = await getRegrade({ database: tx, organisationId, regradeId });
    await tx.$queryRaw`SELECT 1 FROM "Regrade" WHERE "id" = ${regradeId}::uuid FOR UPDATE`;
    // Whoever begins holds the pins first: their attempts are made from the new ones, or are there already and move below.
    await tx.$queryRaw`SELECT 1 FROM "AssessmentExercise" WHERE "id" = ANY(${assessmentExerciseIds}::uuid[])
      ORDER BY "id" FOR UPDATE`;
    // Whoever submits locks the attempt first: what comes after us is graded by the new version, what came before is seen below.
    await tx.$queryRaw`SELECT 1 FROM "Attempt" WHERE "assessmentExerciseId" = ANY(${assessmentExerciseIds}::uuid[])
      ORDER BY "id" FOR UPDATE`;
    const regrade = await getRegrade({ database: tx, organisationId, regradeId });
    const finished = regrade.runs.filter(({ state }) => state === 'finished').map(({ submissionId }) => submissionId);
    if (regrade.status === 'applied') return { applied: finished.length };
    refuseUnlessReady(regrade, leaveUngraded);
    const left = regrade.runs.filter(({ state }) => state === 'ungraded').map(({ submissionId }) => submissionId);
    await moveRuns({ tx, regradeId, finished });
    await movePins({ tx, organisationId, regrade, left });
    await tx.regrade.updateMany({
      where: { id: regradeId, organisationId },
      data: { status: 'APPLIED', endedAt: clock.now() },
    });
    const { exerciseSlug: exercise, version } = regrade;
    const subject = { exercise, number: version.number, submissions: finished.length, left: left.length };
    await writeAudit({ tx, organisationId, actor, action: 'regrade.applied', subject });
    await reportNews({ tx, organisationId, submissionIds: finished });
    return { applied: finished.length };
  }, PATIENCE);
}

function refuseUnlessReady({ status, runs, missing }: RegradeView, leaveUngraded: boolean): void {
  if (status === 'discarded') throw new AppError('conflict', 'This regrade was discarded.');
  if (runs.some(({ state }) => state === 'waiting')) {
    throw new AppError('conflict', 'Some submissions are still being graded. Nothing was changed.');
  }
  if (missing.length > 0) {
    throw new AppError('conflict', `${missing.length} more came in since. Include them first; nothing was changed.`);
  }
  if (!leaveUngraded && runs.some(({ state }) => state === 'ungraded')) {
    throw new AppError(
      'conflict',
      'Some could not be graded. Say that they are to be left as they are; nothing was changed.',
    );
  }
}

async function moveRuns(options: {
  tx: Prisma.TransactionClient;
  regradeId: string;
  finished: string[];
}): Promise<void> {
  const { tx, regradeId, finished } = options;
  await tx.gradingRun.updateMany({
    where: { submissionId: { in: finished }, isCurrent: true },
    data: { isCurrent: false },
  });
  await tx.gradingRun.updateMany({ where: { regradeId, submissionId: { in: finished } }, data: { isCurrent: true } });
}

/** Attempts of the same places follow, begun or not, so that what is still submitted there is graded alike. */
async function movePins(options: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  regrade: RegradeView;
  left: string[];
}): Promise<void> {
  const { tx, organisationId, regrade, left } = options;
  const places = { in: regrade.assessmentExerciseIds };
  const data = { rubricVersionId: regrade.version.id };
  await tx.attempt.updateMany({
    where: { assessmentExerciseId: places, sitting: { organisationId }, submissions: { none: { id: { in: left } } } },
    data,
  });
  await tx.assessmentExercise.updateMany({
    where: { id: places, section: { assessment: { organisationId } } },
    data,
  });
}
