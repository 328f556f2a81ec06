import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { getClock } from '../../lib/clock.server';
import type { Clock } from '../../lib/clock';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import { stableStringify } from '../../lib/json';
import { checkRubricDraft } from './check-rubric-draft.server';
import { getRubricExercise, visibleRubrics } from './get-rubric-exercise.server';
import { rubricDraft, type DraftProblems } from './rubric-draft';

/** Advisory lock, class and exercise: versions of one exercise are numbered one after the other. */
const LOCK_CLASS = 7_103;

export type PublishReply = { rubricVersionId: string; number: number } | { problems: DraftProblems };

/**
 * Publishes an organisation's draft as its next version, which never changes again; its number follows the highest of the folder's
 * and its own. Returns what is still wrong when the draft is not complete. Throws `conflict` when somebody saved since `revision`
 * or the text equals a version there is already, `not-found` without a draft.
 */
export async function publishRubric({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  actor,
  exerciseSlug,
  revision,
  note,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  actor: Actor;
  exerciseSlug: string;
  revision: number;
  /** Why it was changed, for colleagues. */
  note: string;
}): Promise<PublishReply> {
  return database.$transaction(async (tx) => {
    const { exerciseId } = await getRubricExercise({ database: tx, organisationId, slug: exerciseSlug });
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${exerciseId}))`;
    const draft = await tx.rubricVersion.findFirst({
      where: { exerciseId, ownerOrganisationId: organisationId, status: 'DRAFT' },
      select: { id: true, revision: true, content: true },
    });
    if (!draft) throw new AppError('not-found', 'This draft was published or discarded meanwhile.');
    if (draft.revision !== revision) {
      throw new AppError(
        'conflict',
        'Somebody has saved this draft since you opened it. Read it again before publishing.',
      );
    }
    const checked = checkRubricDraft(rubricDraft.parse(draft.content));
    if ('problems' in checked) return checked;
    const hash = sha256(stableStringify(checked.rubric));
    const published = { ...visibleRubrics({ exerciseId, organisationId }), status: 'PUBLISHED' } as const;
    const same = await tx.rubricVersion.findFirst({ where: { ...published, hash }, select: { number: true } });
    if (same)
      throw new AppError(
        'conflict',
        `This is word for word version ${same.number}. Change something, or use that one.`,
      );
    const { _max } = await tx.rubricVersion.aggregate({ where: published, _max: { number: true } });
    const number = (_max.number ?? 0) + 1;
    const { count } = await tx.rubricVersion.updateMany({
      where: { id: draft.id, ownerOrganisationId: organisationId, status: 'DRAFT', revision },
      data: {
        status: 'PUBLISHED',
        number,
        hash,
        content: checked.rubric as Prisma.InputJsonObject,
        note,
        createdById: actor.id,
        publishedAt: clock.now(),
      },
    });
    if (count === 0)
      throw new AppError('conflict', 'Somebody has saved this draft just now. Read it again before publishing.');
    const subject = { exercise: exerciseSlug, number, note };
    await writeAudit({ tx, organisationId, actor, action: 'rubric.published', subject });
    return { rubricVersionId: draft.id, number };
  });
}
