import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getRubricExercise } from './get-rubric-exercise.server';

/** Deletes an organisation's draft for an exercise. Published versions stay. Throws `not-found` when there is none. */
export async function discardRubricDraft({
  database = getDatabase(),
  organisationId,
  actor,
  exerciseSlug,
}: {
  database?: Database;
  organisationId: string;
  actor: Actor;
  exerciseSlug: string;
}): Promise<void> {
  await database.$transaction(async (tx) => {
    const { exerciseId } = await getRubricExercise({ database: tx, organisationId, slug: exerciseSlug });
    const { count } = await tx.rubricVersion.deleteMany({
      where: { exerciseId, ownerOrganisationId: organisationId, status: 'DRAFT' },
    });
    if (count === 0) throw new AppError('not-found', 'There is no draft to discard.');
    await writeAudit({
      tx,
      organisationId,
      actor,
      action: 'rubric.draft-discarded',
      subject: { exercise: exerciseSlug },
    });
  });
}
