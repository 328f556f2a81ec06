import { z } from 'zod';
import { aiDeclaration } from '../../assessments/assessment-types';
import { getSittingNow } from '../../assessments/sitting/get-sitting-now.server';
import type { SittingPlaceView } from '../../assessments/sitting/sitting-views';
import { rubric as rubricSchema } from '../../exercises/exercise-format';
import type { ForCandidates } from '../../exercises/exercise-views';
import { getExercisePage, publicCriterion } from '../../exercises/get-exercise-page.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { AttemptView } from '../attempt-views';
import { readAnswer } from '../stored-answer';

/**
 * The workspace of one exercise of a sitting, and the sitting around it. Criteria are those of the rubric version the assessment is
 * graded by. The caller has the sitting from `requireSitting`. Throws `not-found`.
 */
export async function getSittingAttempt({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  device,
  attemptId,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  device: string;
  attemptId: string;
}): Promise<{ attempt: AttemptView; place: ForCandidates<SittingPlaceView> }> {
  const row = z.uuid().safeParse(attemptId).success ? await loadAttempt(database, sittingId, attemptId) : null;
  const section = row?.assessmentExercise?.section;
  if (!row || !section) throw new AppError('not-found', 'There is no such exercise in this sitting.');
  const [page, now, siblings] = await Promise.all([
    getExercisePage({ database, versionId: row.exerciseVersionId }),
    getSittingNow({ database, clock, sittingId, device }),
    listSiblings(database, sittingId, section.id),
  ]);
  const criteria = row.rubricVersion
    ? rubricSchema.parse(row.rubricVersion.content).criteria.map(publicCriterion)
    : null;
  const place: SittingPlaceView = {
    ...{ sittingId, attemptId: row.id, sectionId: section.id, sectionTitle: section.title, now },
    aiPolicy: section.assessment.aiPolicy,
    declaration: aiDeclaration.nullable().parse(row.aiDeclaration),
    exercises: siblings,
    closed: row.closedAt !== null,
  };
  return {
    attempt: {
      id: row.id,
      exercise: criteria ? { ...page, criteria } : page,
      draft: readAnswer(row.draft),
      draftRevision: row.draftRevision,
      draftSavedAt: row.draftSavedAt.toISOString(),
      startedAt: row.startedAt.toISOString(),
      outdated: false,
      submissions: [],
    },
    place: place as ForCandidates<SittingPlaceView>,
  };
}

function loadAttempt(database: Database, sittingId: string, id: string) {
  return database.attempt.findFirst({
    where: { id, sittingId },
    include: {
      rubricVersion: { select: { content: true } },
      assessmentExercise: {
        select: { section: { select: { id: true, title: true, assessment: { select: { aiPolicy: true } } } } },
      },
    },
  });
}

async function listSiblings(database: Database, sittingId: string, sectionId: string) {
  const attempts = await database.attempt.findMany({
    where: { sittingId, assessmentExercise: { sectionId } },
    orderBy: { assessmentExercise: { position: 'asc' } },
    select: { id: true, exerciseVersion: { select: { title: true } } },
  });
  return attempts.map(({ id, exerciseVersion }) => ({ attemptId: id, title: exerciseVersion.title }));
}
