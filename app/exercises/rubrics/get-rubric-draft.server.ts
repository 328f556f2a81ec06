import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { exerciseManifest } from '../exercise-format';
import { checkRubricDraft } from './check-rubric-draft.server';
import { getRubricExercise } from './get-rubric-exercise.server';
import { nameOf, versionName } from './get-rubric-history.server';
import { rubricDraft } from './rubric-draft';
import type { RubricDraftView } from './rubric-views';

/** An organisation's draft for an exercise, as its editor shows it. Throws `not-found` when there is none. */
export async function getRubricDraft({
  database = getDatabase(),
  organisationId,
  exerciseSlug,
}: {
  database?: Database;
  organisationId: string;
  exerciseSlug: string;
}): Promise<RubricDraftView> {
  const { exerciseId, slug, title } = await getRubricExercise({ database, organisationId, slug: exerciseSlug });
  const [found, version] = await Promise.all([
    database.rubricVersion.findFirst({
      where: { exerciseId, ownerOrganisationId: organisationId, status: 'DRAFT' },
      select: {
        content: true,
        revision: true,
        createdBy: { select: { name: true } },
        basedOn: { select: versionName },
      },
    }),
    database.exerciseVersion.findFirst({
      where: { exerciseId },
      orderBy: { registeredAt: 'desc' },
      select: { manifest: true },
    }),
  ]);
  if (!found) throw new AppError('not-found', 'There is no draft. Begin one from a version in the history.');
  const draft = rubricDraft.parse(found.content);
  const checked = checkRubricDraft(draft);
  return {
    slug,
    title,
    revision: found.revision,
    basedOn: found.basedOn ? nameOf(found.basedOn) : null,
    savedBy: found.createdBy?.name ?? null,
    draft,
    problems: 'problems' in checked ? checked.problems : {},
    rubricPoints: version ? exerciseManifest.parse(version.manifest).points.rubric : 0,
  };
}
