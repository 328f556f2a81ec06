import { getDatabase, type Database } from '../../lib/db/prisma.server';
import type { RubricExerciseView } from './rubric-views';

/** Every exercise an organisation may grade: those in its assessments first, then all others it may use, each by title. */
export async function listRubricExercises({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<RubricExerciseView[]> {
  const assessed = { some: { section: { assessment: { organisationId } } } };
  const exercises = await database.exercise.findMany({
    where: {
      AND: [
        { OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }] },
        { OR: [{ currentVersionId: { not: null } }, { versions: { some: { assessed } } }] },
      ],
    },
    select: {
      slug: true,
      ownerOrganisationId: true,
      versions: {
        orderBy: { registeredAt: 'desc' },
        select: {
          title: true,
          assessed: {
            where: { section: { assessment: { organisationId } } },
            select: { section: { select: { assessmentId: true } } },
          },
        },
      },
      rubricVersions: {
        where: { ownerOrganisationId: organisationId },
        select: { status: true, revision: true, createdBy: { select: { name: true } } },
      },
    },
  });
  const views = exercises.map(({ slug, ownerOrganisationId, versions, rubricVersions }): RubricExerciseView => {
    const draft = rubricVersions.find(({ status }) => status === 'DRAFT');
    const pins = versions.flatMap((version) => version.assessed.map(({ section }) => section.assessmentId));
    return {
      slug,
      title: versions[0]?.title ?? slug,
      isOwn: ownerOrganisationId !== null,
      assessments: new Set(pins).size,
      ownVersions: rubricVersions.filter(({ status }) => status === 'PUBLISHED').length,
      draft: draft ? { by: draft.createdBy?.name ?? null, saves: draft.revision } : null,
    };
  });
  return views.sort(
    (a, b) => Number(b.assessments > 0) - Number(a.assessments > 0) || a.title.localeCompare(b.title, 'en'),
  );
}
