import { exerciseSlug } from '../exercise-format';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';

/** An exercise whose rubrics an organisation may read and fork. */
export interface RubricExercise {
  exerciseId: string;
  slug: string;
  title: string;
  /** Its current version; null when it was withdrawn. */
  versionId: string | null;
}

/**
 * The exercise of this slug, everybody's or the organisation's own. Throws `not-found` for an unknown one and for another
 * organisation's alike.
 */
export async function getRubricExercise({
  database,
  organisationId,
  slug,
}: {
  database: Database | Prisma.TransactionClient;
  organisationId: string;
  slug: string;
}): Promise<RubricExercise> {
  const found = exerciseSlug.safeParse(slug).success
    ? await database.exercise.findFirst({
        where: { slug, OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }] },
        select: {
          id: true,
          slug: true,
          currentVersionId: true,
          currentVersion: { select: { title: true } },
          versions: { orderBy: { registeredAt: 'desc' }, take: 1, select: { title: true } },
        },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such exercise.');
  const title = found.currentVersion?.title ?? found.versions[0]?.title ?? found.slug;
  return { exerciseId: found.id, slug: found.slug, title, versionId: found.currentVersionId };
}

/** Rubric versions of an exercise that an organisation may see: the folder's, and its own with its draft. */
export const visibleRubrics = ({ exerciseId, organisationId }: { exerciseId: string; organisationId: string }) => ({
  exerciseId,
  OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }],
});
