import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import { readSubmissionFiles } from '../exercises/submission-folder.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { getOwnAttempt } from './get-own-attempt.server';
import { readAnswerZip } from './read-answer-zip.server';
import { saveDraft } from './save-draft.server';

/**
 * Makes the answer in an uploaded zip the attempt's draft. What was there stays in the draft's history. Throws `not-found`,
 * `bad-request` and `too-large` for a zip that does not fit, and `conflict` when another tab saved at the same moment.
 */
export async function uploadAnswer({
  database = getDatabase(),
  attemptId,
  visitorId,
  bytes,
}: {
  database?: Database;
  attemptId: string;
  visitorId: string;
  bytes: Uint8Array;
}): Promise<{ revision: number }> {
  const attempt = await getOwnAttempt({ database, attemptId, visitorId });
  const exercise = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
  const answer = readSubmissionFiles({ exercise, files: readAnswerZip(bytes) });
  const reply = await saveDraft({
    database,
    attemptId,
    visitorId,
    answer,
    baseRevision: attempt.draftRevision,
    savedBy: 'upload',
  });
  if (!reply.saved)
    throw new AppError(
      'conflict',
      'Another tab saved this attempt while you were uploading. Upload again to replace its draft.',
    );
  return { revision: reply.revision };
}
