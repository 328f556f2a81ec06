import { z } from 'zod';
import type { Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';

/**
 * The shown grading run of one of the visitor's own submissions. Throws `AppError` `not-found` for a submission that does not
 * exist or is somebody else's.
 */
export async function findCurrentRun({
  database,
  submissionId,
  visitorId,
}: {
  database: Database;
  submissionId: string;
  visitorId: string;
}) {
  const run = z.uuid().safeParse(submissionId).success
    ? await database.gradingRun.findFirst({
        where: { submissionId, isCurrent: true, submission: { attempt: { visitorId } } },
        select: {
          id: true,
          status: true,
          progress: true,
          submission: { select: { attempt: { select: { exerciseVersion: { select: { kind: true } } } } } },
        },
      })
    : null;
  if (!run) throw new AppError('not-found', 'There is no such submission.');
  return run;
}
