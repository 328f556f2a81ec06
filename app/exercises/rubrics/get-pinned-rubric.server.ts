import { z } from 'zod';
import type { Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { rubric as rubricSchema, type Rubric } from '../exercise-format';

/**
 * The published rubric that work on an exercise version is pinned to. Throws `not-found` for a draft, for a rubric of another
 * exercise and for an unknown id. Whether somebody may use it was settled when it was pinned.
 */
export async function getPinnedRubric({
  database,
  versionId,
  rubricVersionId,
}: {
  database: Database;
  versionId: string;
  rubricVersionId: string;
}): Promise<{ rubric: Rubric; hash: string }> {
  const found = z.array(z.uuid()).safeParse([versionId, rubricVersionId]).success
    ? await database.rubricVersion.findFirst({
        where: { id: rubricVersionId, status: 'PUBLISHED', exercise: { versions: { some: { id: versionId } } } },
        select: { content: true, hash: true },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such rubric for this exercise.');
  return { rubric: rubricSchema.parse(found.content), hash: found.hash };
}
