import { z } from 'zod';
import { rubric as rubricSchema } from '../exercise-format';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getRubricExercise, visibleRubrics } from './get-rubric-exercise.server';
import { nameOf, versionName } from './get-rubric-history.server';
import type { RubricText } from './rubric-views';

/**
 * Published rubric versions of an exercise whole, in the order asked for, for members who grade. Throws the same `not-found` for a
 * version of another organisation, a draft, an unknown and a malformed id.
 */
export async function getRubricTexts({
  database = getDatabase(),
  organisationId,
  exerciseSlug,
  ids,
}: {
  database?: Database;
  organisationId: string;
  exerciseSlug: string;
  ids: readonly string[];
}): Promise<{ slug: string; title: string; texts: RubricText[] }> {
  const { exerciseId, slug, title } = await getRubricExercise({ database, organisationId, slug: exerciseSlug });
  const found = z.array(z.uuid()).safeParse(ids).success
    ? await database.rubricVersion.findMany({
        where: { id: { in: [...ids] }, status: 'PUBLISHED', ...visibleRubrics({ exerciseId, organisationId }) },
        select: { ...versionName, note: true, content: true },
      })
    : [];
  const texts = ids.map((id) => {
    const version = found.find((one) => one.id === id);
    if (!version) throw new AppError('not-found', 'There is no such rubric version.');
    return { ...nameOf(version), note: version.note, rubric: rubricSchema.parse(version.content) };
  });
  return { slug, title, texts };
}
