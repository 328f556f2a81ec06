import { exerciseManifest } from '../exercises/exercise-format';
import { notify } from '../lib/db/notify.server';
import type { Database } from '../lib/db/prisma.server';
import { ungraded } from './combine';
import { gradingChannel } from './grading-channel';

/**
 * Gives a grading run up after its last attempt: the submission stays, its grade is `ungraded` with the reason, which candidate
 * and reviewer read. Does nothing to a run that has ended. Returns whether it was this call that ended it.
 */
export async function markUngraded({
  database,
  runId,
  reason,
}: {
  database: Database;
  runId: string;
  reason: string;
}): Promise<boolean> {
  const run = await database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      submission: { select: { attempt: { select: { exerciseVersion: { select: { manifest: true } } } } } },
    },
  });
  const manifest = exerciseManifest.parse(run.submission.attempt.exerciseVersion.manifest);
  return database.$transaction(async (tx) => {
    const { count } = await tx.gradingRun.updateMany({
      where: { id: runId, status: { in: ['QUEUED', 'RUNNING'] } },
      data: { status: 'UNGRADED', grade: ungraded({ manifest, reason }), finishedAt: new Date() },
    });
    if (count > 0) await notify({ database: tx, channel: gradingChannel(runId), payload: 'UNGRADED' });
    return count > 0;
  });
}
