import { z } from 'zod';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import { openGradingRun } from '../attempts/open-grading-run.server';
import { enqueue } from '../jobs/enqueue.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';

/**
 * Grades an ungraded submission of one of the organisation's sittings again: a new shown run, with nothing taken over from the one
 * that failed, which stays for the record. Throws `not-found`, and `conflict` unless the shown run is ungraded, so that pressing
 * twice grades once.
 */
export async function repeatGrading({
  database = getDatabase(),
  organisationId,
  actor,
  submissionId,
}: {
  database?: Database;
  organisationId: string;
  actor: Actor;
  submissionId: string;
}): Promise<{ runId: string }> {
  if (!z.uuid().safeParse(submissionId).success) throw new AppError('not-found', 'There is no such submission.');
  return database.$transaction(async (tx) => {
    const submission = await tx.submission.findFirst({
      where: { id: submissionId, attempt: { sitting: { organisationId } } },
      select: { attempt: { select: { exerciseVersion: { select: { title: true } } } } },
    });
    if (!submission) throw new AppError('not-found', 'There is no such submission.');
    const { count } = await tx.gradingRun.updateMany({
      where: { submissionId, isCurrent: true, status: 'UNGRADED' },
      data: { isCurrent: false },
    });
    if (count === 0) throw new AppError('conflict', 'This submission is graded, or is being graded again already.');
    const { runId } = await openGradingRun({ tx, submissionId });
    const fairnessKey = `organisation:${organisationId}`;
    await enqueue({ tx, job: 'grade-submission', payload: { runId }, fairnessKey, limit: Number.MAX_SAFE_INTEGER });
    const subject = { exercise: submission.attempt.exerciseVersion.title, submission: submissionId };
    await writeAudit({ tx, organisationId, actor, action: 'grading.repeated', subject });
    return { runId };
  });
}
