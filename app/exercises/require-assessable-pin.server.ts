import { z } from 'zod';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';

/**
 * Checks that an organisation may put this exercise version with this rubric version into an assessment: the exercise is everybody's
 * or its own, and the rubric is a published one of the same exercise, the folder's or its own. Every write of an
 * `AssessmentExercise` asks here first. Throws the same `not-found` for everything else.
 */
export async function requireAssessablePin({
  database = getDatabase(),
  organisationId,
  exerciseVersionId,
  rubricVersionId,
}: {
  database?: Database | Prisma.TransactionClient;
  organisationId: string;
  exerciseVersionId: string;
  rubricVersionId: string;
}): Promise<{ exerciseId: string }> {
  const usable = { OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }] };
  const found = z.array(z.uuid()).safeParse([exerciseVersionId, rubricVersionId]).success
    ? await database.exerciseVersion.findFirst({
        where: {
          id: exerciseVersionId,
          exercise: {
            ...usable,
            rubricVersions: { some: { id: rubricVersionId, status: 'PUBLISHED', ...usable } },
          },
        },
        select: { exerciseId: true },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such exercise or rubric.');
  return found;
}
