import { z } from 'zod';
import type { Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';

/**
 * The visitor's attempt with what every use of it needs: work in a sitting only when that sitting is named. Throws `not-found` for an
 * unknown one and for somebody else's alike.
 */
export async function getOwnAttempt({
  database,
  attemptId,
  visitorId,
  sittingId = null,
}: {
  database: Database;
  attemptId: string;
  visitorId: string;
  sittingId?: string | null;
}) {
  const known = z.uuid().safeParse(attemptId).success;
  const attempt = known
    ? await database.attempt.findFirst({
        where: { id: attemptId, visitorId, sittingId },
        include: { exerciseVersion: { select: { exercise: { select: { slug: true, currentVersionId: true } } } } },
      })
    : null;
  if (!attempt)
    throw new AppError(
      'not-found',
      'There is no such attempt in this browser. Attempts belong to the browser they were started in.',
    );
  return attempt;
}
