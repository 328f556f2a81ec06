import type { Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { stableStringify } from '../../lib/json';
import { storableJson } from '../storable-json';
import { getRubricExercise } from './get-rubric-exercise.server';
import { rubricDraft, type RubricDraft } from './rubric-draft';

/**
 * Saves an organisation's draft, complete or not. `revision` is the one the editor started from; throws `conflict` with the name of
 * whoever saved since, `not-found` when there is no draft (any more). Returns the new revision.
 */
export async function saveRubricDraft({
  database = getDatabase(),
  organisationId,
  actor,
  exerciseSlug,
  revision,
  draft,
}: {
  database?: Database | Prisma.TransactionClient;
  organisationId: string;
  actor: Actor;
  exerciseSlug: string;
  revision: number;
  draft: RubricDraft;
}): Promise<{ revision: number }> {
  const { exerciseId } = await getRubricExercise({ database, organisationId, slug: exerciseSlug });
  const content = storableJson(rubricDraft.parse(draft));
  const mine = { exerciseId, ownerOrganisationId: organisationId, status: 'DRAFT' } as const;
  const { count } = await database.rubricVersion.updateMany({
    where: { ...mine, revision },
    data: {
      content: content as Prisma.InputJsonObject,
      hash: sha256(stableStringify(content)),
      revision: revision + 1,
      createdById: actor.id,
    },
  });
  if (count > 0) return { revision: revision + 1 };
  const other = await database.rubricVersion.findFirst({
    where: mine,
    select: { createdBy: { select: { name: true } } },
  });
  if (!other) throw new AppError('not-found', 'This draft was published or discarded meanwhile.');
  const name = other.createdBy?.name ?? 'Somebody';
  throw new AppError('conflict', `${name} has saved this draft since you opened it. What you typed is still here.`);
}
