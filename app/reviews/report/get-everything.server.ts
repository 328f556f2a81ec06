import type { MembershipView } from '../../accounts/account-views';
import { getExercisePage } from '../../exercises/get-exercise-page.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { Everything } from './everything-views';
import { findSitting } from './find-sitting.server';
import { lineOf } from './line-of-exercise';
import { listTimeline } from './list-timeline.server';
import { loadScoredSittings } from './load-scored-sittings.server';
import { readHandedIn } from './read-handed-in.server';

/**
 * All there is of one exercise of a sitting, chosen by the assessment's exercise or by submission (the first one by default), and
 * what happened in the sitting. Throws as `findSitting` does; `not-found` for an exercise the sitting does not have.
 */
export async function getEverything({
  database = getDatabase(),
  membership,
  userId,
  sittingId,
  exercise,
  submission,
}: {
  database?: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  sittingId: string;
  exercise?: string | null;
  submission?: string | null;
}): Promise<Everything> {
  const { organisationId } = membership;
  const { assessmentId } = await findSitting({ database, membership, userId, sittingId });
  const loaded = await loadScoredSittings({ database, organisationId, assessmentId, sittingIds: [sittingId] });
  const exercises = loaded?.sittings[0]?.exercises ?? [];
  const asked = exercise ?? submission ?? null;
  const scored =
    asked === null
      ? (exercises.find(({ submissionId }) => submissionId !== null) ?? exercises[0])
      : exercises.find(
          ({ assessmentExerciseId, submissionId }) => assessmentExerciseId === asked || submissionId === asked,
        );
  if (!scored && asked !== null) throw new AppError('not-found', 'This sitting has no such exercise.');
  return {
    lines: exercises.map(lineOf),
    chosen: scored
      ? {
          scored,
          page: await getExercisePage({ database, versionId: scored.exerciseVersionId }),
          handedIn: await readHandedIn({ database, organisationId, scored }),
        }
      : null,
    timeline: await listTimeline({ database, organisationId, sittingId }),
  };
}
