import type { Database } from '../lib/db/prisma.server';

/** Id of the version that new attempts at this exercise start on, null when there is no such exercise or it was withdrawn. */
export async function findCurrentVersion({
  database,
  slug,
}: {
  database: Database;
  slug: string;
}): Promise<string | null> {
  const exercise = await database.exercise.findFirst({
    where: { slug, ownerOrganisationId: null },
    select: { currentVersionId: true },
  });
  return exercise?.currentVersionId ?? null;
}
