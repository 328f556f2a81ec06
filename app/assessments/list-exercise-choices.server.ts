import { hasKind } from '../exercises/has-kind.server';
import { kindTitle } from '../exercises/kind-title.server';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import type { ExerciseChoice, RubricChoice } from './assessment-views';

/**
 * The exercises an organisation may put into an assessment: everybody's and its own, by title; and those already `pinned` (version
 * ids), also when their folder, or the kind in this program, is gone since. Each comes with the rubric versions it may be graded by,
 * newest first.
 */
export async function listExerciseChoices({
  database = getDatabase(),
  organisationId,
  pinned = [],
}: {
  database?: Pick<Database, 'exercise'>;
  organisationId: string;
  pinned?: readonly string[];
}): Promise<ExerciseChoice[]> {
  const exercises = await database.exercise.findMany({
    where: {
      AND: [
        { OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }] },
        { OR: [{ currentVersionId: { not: null } }, { versions: { some: { id: { in: [...pinned] } } } }] },
      ],
    },
    select: {
      ...{ id: true, slug: true, ownerOrganisationId: true, currentVersionId: true },
      versions: {
        where: { OR: [{ currentOf: { isNot: null } }, { id: { in: [...pinned] } }] },
        select: { id: true, ...facts, registeredAt: true, rubricVersionId: true },
      },
      rubricVersions: {
        where: {
          status: 'PUBLISHED',
          OR: [{ ownerOrganisationId: null }, { ownerOrganisationId: organisationId }],
        },
        select: { id: true, number: true, ownerOrganisationId: true, note: true },
        orderBy: { number: 'desc' },
      },
    },
  });
  // What this program cannot run, nobody should choose anew.
  const isOffered = ({ id, kind }: { id: string; kind: string }) => hasKind(kind) || pinned.includes(id);
  const choices = exercises.flatMap((exercise) => {
    const versions = exercise.versions.filter(isOffered);
    return versions.length > 0 ? [toChoice({ ...exercise, versions })] : [];
  });
  return choices.sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

const facts = { title: true, kind: true, level: true, skills: true, minutes: true } as const;

type Found = Prisma.ExerciseGetPayload<{
  select: {
    id: true;
    slug: true;
    ownerOrganisationId: true;
    currentVersionId: true;
    versions: { select: { id: true; rubricVersionId: true; registeredAt: true } & Record<keyof typeof facts, true> };
    rubricVersions: { select: { id: true; number: true; ownerOrganisationId: true; note: true } };
  };
}>;

function toChoice({ id, slug, ownerOrganisationId, currentVersionId, versions, rubricVersions }: Found) {
  const current = versions.find((version) => version.id === currentVersionId && hasKind(version.kind));
  const shown = current ?? versions.reduce((a, b) => (a.registeredAt > b.registeredAt ? a : b));
  const rubrics = rubricVersions.map((version): RubricChoice => ({
    id: version.id,
    number: version.number,
    own: version.ownerOrganisationId !== null,
    note: version.note,
  }));
  const choice: ExerciseChoice = {
    exerciseId: id,
    slug,
    title: shown.title,
    kindTitle: kindTitle(shown.kind),
    level: shown.level,
    own: ownerOrganisationId !== null,
    currentVersionId: current?.id ?? null,
    // Whoever took the trouble of writing a rubric of their own wants it used.
    currentRubricId: rubrics.find(({ own }) => own)?.id ?? shown.rubricVersionId,
    versions: versions.map((version) => ({
      id: version.id,
      title: version.title,
      minutes: version.minutes,
      skills: version.skills,
      registeredAt: version.registeredAt.toISOString(),
    })),
    rubrics,
  };
  return choice;
}
