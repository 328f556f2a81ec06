import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getRubricExercise } from '../../exercises/rubrics/get-rubric-exercise.server';
import { getRubricTexts } from '../../exercises/rubrics/get-rubric-texts.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { addRuns } from './add-runs.server';
import { regradable } from './regrade-scope.server';

/** Advisory lock, class and exercise: one regrade of an exercise is begun at a time. */
const LOCK_CLASS = 7_104;
/** A large assessment has some hundred submissions, each of them a row, its steps and a job. */
export const PATIENCE = { maxWait: 30_000, timeout: 120_000 };

/**
 * Tries a published rubric version on existing submissions: makes a regrade with one shadow run per submission of the chosen
 * assessments that was graded by another version, and queues them, in one transaction. Nothing shown changes. Throws `not-found`
 * for what is not this organisation's, `conflict` while another regrade of the exercise is open or when there is nothing to grade.
 */
export async function startRegrade({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  actor,
  exerciseSlug,
  rubricVersionId,
  assessmentIds,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  actor: Actor;
  exerciseSlug: string;
  rubricVersionId: string;
  assessmentIds: readonly string[];
}): Promise<{ regradeId: string; submissions: number }> {
  const { slug, texts } = await getRubricTexts({ database, organisationId, exerciseSlug, ids: [rubricVersionId] });
  const { exerciseId } = await getRubricExercise({ database, organisationId, slug });
  return database.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${organisationId + exerciseId}))`;
    const open = await tx.regrade.count({ where: { organisationId, exerciseId, status: 'RUNNING' } });
    if (open > 0) {
      throw new AppError('conflict', 'A regrade of this exercise is open already. Apply or discard that one first.');
    }
    const found = await tx.submission.findMany({
      where: regradable({ organisationId, exerciseId, rubricVersionId }),
      select: { id: true, attempt: { select: { sitting: { select: { assessmentId: true } } } } },
    });
    const submissionIds = found
      .filter(({ attempt }) => assessmentIds.includes(attempt.sitting?.assessmentId ?? ''))
      .map(({ id }) => id);
    if (submissionIds.length === 0) {
      throw new AppError(
        'conflict',
        'There is nothing to grade: choose an assessment with submissions graded by another version.',
      );
    }
    const { id: regradeId } = await tx.regrade.create({
      data: {
        ...{ organisationId, exerciseId, rubricVersionId },
        ...{ createdById: actor.id, createdByName: actor.name, createdAt: clock.now() },
      },
      select: { id: true },
    });
    const subject = { exercise: slug, number: texts[0]?.number ?? null, submissions: submissionIds.length };
    await writeAudit({ tx, organisationId, actor, action: 'regrade.started', subject });
    const fairnessKey = `regrade:${organisationId}`;
    const submissions = await addRuns({ tx, regradeId, rubricVersionId, submissionIds, fairnessKey });
    return { regradeId, submissions };
  }, PATIENCE);
}
