import { z } from 'zod';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { getRubricExercise, visibleRubrics } from './get-rubric-exercise.server';

/**
 * Makes an organisation's draft for an exercise from any published version it may see. There is one draft at a time: throws
 * `conflict` when there is one, `not-found` for an exercise or version that is not there for this organisation.
 */
export async function forkRubric({
  database = getDatabase(),
  organisationId,
  actor,
  exerciseSlug,
  rubricVersionId,
}: {
  database?: Database;
  organisationId: string;
  actor: Actor;
  exerciseSlug: string;
  rubricVersionId: string;
}): Promise<{ draftId: string }> {
  try {
    return await database.$transaction(async (tx) => {
      const { exerciseId } = await getRubricExercise({ database: tx, organisationId, slug: exerciseSlug });
      const basis = z.uuid().safeParse(rubricVersionId).success
        ? await tx.rubricVersion.findFirst({
            where: { id: rubricVersionId, status: 'PUBLISHED', ...visibleRubrics({ exerciseId, organisationId }) },
            select: { id: true, number: true, hash: true, content: true },
          })
        : null;
      if (!basis) throw new AppError('not-found', 'There is no such rubric version.');
      const { id: draftId } = await tx.rubricVersion.create({
        data: {
          exerciseId,
          ownerOrganisationId: organisationId,
          status: 'DRAFT',
          number: 0,
          hash: basis.hash,
          content: basis.content as Prisma.InputJsonValue,
          basedOnId: basis.id,
          createdById: actor.id,
        },
        select: { id: true },
      });
      const subject = { exercise: exerciseSlug, from: basis.number };
      await writeAudit({ tx, organisationId, actor, action: 'rubric.forked', subject });
      return { draftId };
    });
  } catch (error) {
    // The index that allows one draft decides between two who fork at once.
    if (error instanceof Error && 'code' in error && error.code === 'P2002') {
      throw new AppError('conflict', 'There is a draft for this exercise already. Edit that one, or discard it first.');
    }
    throw error;
  }
}
