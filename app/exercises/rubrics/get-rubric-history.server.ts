import { rubric as rubricSchema } from '../exercise-format';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { getRubricExercise, visibleRubrics } from './get-rubric-exercise.server';
import type { RubricHistory, VersionName } from './rubric-views';

/**
 * All rubric versions of an exercise that an organisation may see, newest first, with which of its assessments pin each and how many
 * shown grades come from it; and its draft. Throws `not-found`.
 */
export async function getRubricHistory({
  database = getDatabase(),
  organisationId,
  exerciseSlug,
}: {
  database?: Database;
  organisationId: string;
  exerciseSlug: string;
}): Promise<RubricHistory> {
  const { exerciseId, slug, title, versionId } = await getRubricExercise({
    database,
    organisationId,
    slug: exerciseSlug,
  });
  const visible = visibleRubrics({ exerciseId, organisationId });
  const [found, graded, current] = await Promise.all([
    database.rubricVersion.findMany({
      where: visible,
      orderBy: [{ publishedAt: 'desc' }, { number: 'desc' }],
      select: {
        ...versionName,
        status: true,
        content: true,
        note: true,
        revision: true,
        publishedAt: true,
        createdAt: true,
        createdBy: { select: { name: true } },
        basedOn: { select: versionName },
        regrades: {
          where: { organisationId },
          orderBy: { createdAt: 'desc' },
          select: { id: true, status: true, createdAt: true },
        },
        assessed: {
          where: { section: { assessment: { organisationId } } },
          select: { section: { select: { assessment: { select: { id: true, name: true } } } } },
        },
      },
    }),
    database.gradingRun.groupBy({
      by: ['rubricVersionId'],
      where: {
        isCurrent: true,
        rubricVersion: visible,
        submission: { attempt: { sitting: { organisationId, invitation: { isPreview: false } } } },
      },
      _count: true,
    }),
    versionId === null
      ? null
      : database.exerciseVersion.findUnique({ where: { id: versionId }, select: { rubricVersionId: true } }),
  ]);
  const countOf = new Map(graded.map(({ rubricVersionId, _count }) => [rubricVersionId, _count]));
  const draft = found.find(({ status }) => status === 'DRAFT');
  return {
    slug,
    title,
    versions: found
      .filter(({ status }) => status === 'PUBLISHED')
      .map((version) => ({
        ...nameOf(version),
        author: version.createdBy?.name ?? null,
        publishedAt: (version.publishedAt ?? version.createdAt).toISOString(),
        note: version.note,
        basedOn: version.basedOn ? nameOf(version.basedOn) : null,
        isDefault: version.id === current?.rubricVersionId,
        assessments: [
          ...new Map(version.assessed.map(({ section }) => [section.assessment.id, section.assessment])).values(),
        ],
        submissions: countOf.get(version.id) ?? 0,
        criteria: rubricSchema.parse(version.content).criteria.length,
        regrades: version.regrades.map(({ id, status, createdAt }) => ({
          id,
          status: status === 'APPLIED' ? 'applied' : status === 'DISCARDED' ? 'discarded' : 'open',
          startedAt: createdAt.toISOString(),
        })),
      })),
    draft: draft
      ? {
          basedOn: draft.basedOn ? nameOf(draft.basedOn) : null,
          by: draft.createdBy?.name ?? null,
          saves: draft.revision,
        }
      : null,
  };
}

/** What to select of a version to call it by its name. */
export const versionName = { id: true, number: true, ownerOrganisationId: true } as const;

/** The name of a selected version. */
export const nameOf = (version: { id: string; number: number; ownerOrganisationId: string | null }): VersionName => ({
  id: version.id,
  number: version.number,
  isOwn: version.ownerOrganisationId !== null,
});
