import { exerciseManifest } from '../exercises/exercise-format';
import { notify } from '../lib/db/notify.server';
import type { Database } from '../lib/db/prisma.server';
import { ungraded } from './combine';
import { finishWithoutJudge } from './finish-without-judge.server';
import { gradingChannel } from './grading-channel';
import { noteSittingGraded } from './note-sitting-graded.server';

/**
 * Gives a grading run up after its last attempt. The submission stays. When everything was executed and only the judge could not
 * be reached, the checks count and the criteria go to a human; otherwise the grade is `ungraded` with the reason, which candidate
 * and reviewer read. Does nothing to a run that has ended.
 */
export async function markUngraded({
  database,
  runId,
  reason,
  keepChecks = true,
}: {
  database: Database;
  runId: string;
  reason: string;
  /** False when nobody will ask for the result, however much of it there is. */
  keepChecks?: boolean;
}): Promise<void> {
  // What made every attempt fail may fail here too; then there is nothing to save.
  if (keepChecks && (await finishWithoutJudge({ database, runId }).catch(() => false))) return;
  const run = await database.gradingRun.findUnique({
    where: { id: runId },
    select: {
      submission: { select: { attempt: { select: { exerciseVersion: { select: { manifest: true } } } } } },
    },
  });
  // The submission was deleted with everything that belongs to it: there is nobody to tell.
  if (!run) return;
  const manifest = exerciseManifest.parse(run.submission.attempt.exerciseVersion.manifest);
  await database.$transaction(async (tx) => {
    const { count } = await tx.gradingRun.updateMany({
      where: { id: runId, status: { in: ['QUEUED', 'RUNNING'] } },
      data: { status: 'UNGRADED', grade: ungraded({ manifest, reason }), finishedAt: new Date() },
    });
    if (count === 0) return;
    await noteSittingGraded({ tx, runId });
    await notify({ database: tx, channel: gradingChannel(runId), payload: 'UNGRADED' });
  });
}
