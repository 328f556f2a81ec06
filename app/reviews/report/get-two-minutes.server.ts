import type { MembershipView } from '../../accounts/account-views';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { listComments } from '../comments/list-comments.server';
import { findSitting } from './find-sitting.server';
import { lineOf } from './line-of-exercise';
import { listDecisions } from './list-decisions.server';
import { listNotes } from './list-notes.server';
import { listWaiting } from './list-waiting';
import { loadScoredSittings, type ScoredSitting } from './load-scored-sittings.server';
import { placeScore } from './place-score';
import { profileSkills } from './profile-skills';
import { readHead } from './read-head';
import type { TwoMinutes } from './report-views';
import { selectEvidence } from './select-evidence';

/**
 * What a hiring manager decides on, of one sitting. Its place among the others counts finished sittings that are graded; a preview
 * has none. Throws as `findSitting` does.
 */
export async function getTwoMinutes({
  database = getDatabase(),
  membership,
  userId,
  sittingId,
}: {
  database?: Database;
  membership: Pick<MembershipView, 'organisationId' | 'role'>;
  userId: string;
  sittingId: string;
}): Promise<TwoMinutes> {
  const { organisationId } = membership;
  const found = await findSitting({ database, membership, userId, sittingId });
  const head = readHead(found);
  const loaded = await loadScoredSittings({
    database,
    organisationId,
    assessmentId: found.assessmentId,
    ...(head.isPreview ? { sittingIds: [sittingId] } : {}),
  });
  const sitting = loaded?.sittings.find(({ id }) => id === sittingId);
  if (!loaded || !sitting) throw new AppError('not-found', 'There is no such sitting.');
  const { score, exercises } = sitting;
  const others = loaded.sittings.flatMap((other) =>
    other.id !== sittingId && isGraded(other) && other.score.points !== null ? [other.score.points] : [],
  );
  const finished = sitting.status === 'FINISHED' && !head.isPreview;
  return {
    head,
    score,
    standing: finished ? placeScore({ own: score.points, others }) : null,
    skills: profileSkills({ exercises, expectations: loaded.expectations }),
    exercises: exercises.map(lineOf),
    ...selectEvidence(exercises),
    notes: [...listWaiting(exercises), ...(await listNotes({ database, organisationId, sittingId }))],
    decisions: await listDecisions({ database, organisationId, sittingId }),
    comments: await listComments({ database, organisationId, sittingId }),
  };
}

/** While some of its exercises are being graded, a score says nothing yet. */
const isGraded = ({ status, score }: ScoredSitting): boolean => status === 'FINISHED' && score.status !== 'grading';
