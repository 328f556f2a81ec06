import { kinds } from '../kinds/registry.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';

/** A published rubric version an organisation may grade an exercise by. */
export interface UsableRubric {
  id: string;
  number: number;
  /** True for the organisation's own, false for the exercise folder's; numbers count up within each. */
  own: boolean;
  note: string;
  /** ISO 8601. */
  publishedAt: string;
  /** The rubric that came with the exercise's current version; what an assessment takes unless told otherwise. */
  isDefault: boolean;
}

/** An exercise as the assessment builder offers it. */
export interface AssessableExercise {
  exerciseId: string;
  slug: string;
  title: string;
  summary: string;
  kind: string;
  kindTitle: string;
  level: string;
  minutes: number;
  skills: string[];
  /** Its current version. */
  versionId: string;
  /** True for an exercise that belongs to this organisation alone. */
  own: boolean;
  /** Newest first. */
  rubricVersions: UsableRubric[];
}

/** Every exercise an organisation may assess with, its own and everybody's, by title, each with the rubrics it may grade it by. */
export async function listAssessableExercises({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<AssessableExercise[]> {
  const usable = { OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }] };
  const exercises = await database.exercise.findMany({
    where: { ...usable, currentVersionId: { not: null } },
    select: {
      id: true,
      slug: true,
      ownerOrganisationId: true,
      currentVersion: { omit: { brief: true } },
      rubricVersions: {
        where: { ...usable, status: 'PUBLISHED' },
        orderBy: [{ publishedAt: 'desc' }, { number: 'desc' }],
        select: { id: true, number: true, ownerOrganisationId: true, note: true, publishedAt: true, createdAt: true },
      },
    },
  });
  const offered = exercises.flatMap(({ id, slug, ownerOrganisationId, currentVersion, rubricVersions }) => {
    const kind = currentVersion ? kinds.get(currentVersion.kind) : undefined;
    // A kind that this program no longer has cannot be worked on.
    if (!currentVersion || !kind) return [];
    const { title, summary, level, minutes, skills, rubricVersionId } = currentVersion;
    return {
      exerciseId: id,
      slug,
      title,
      summary,
      kind: kind.id,
      kindTitle: kind.title,
      level,
      minutes,
      skills,
      versionId: currentVersion.id,
      own: ownerOrganisationId !== null,
      rubricVersions: rubricVersions.map((version) => ({
        id: version.id,
        number: version.number,
        own: version.ownerOrganisationId !== null,
        note: version.note,
        publishedAt: (version.publishedAt ?? version.createdAt).toISOString(),
        isDefault: version.id === rubricVersionId,
      })),
    };
  });
  return offered.sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
