import { getExerciseVersion } from '../../exercises/get-exercise-version.server';
import { readStarter } from '../../exercises/read-starter.server';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { writeAnswer } from '../stored-answer';

interface PinnedExercise {
  id: string;
  exerciseVersionId: string;
  rubricVersionId: string;
}

/** The untouched starters of exercises, by version id; read before the transaction that needs them. */
export async function readStarters({ database, exercises }: { database: Database; exercises: PinnedExercise[] }) {
  const versions = [...new Set(exercises.map(({ exerciseVersionId }) => exerciseVersionId))];
  const starters = await Promise.all(
    versions.map(async (versionId) => {
      const exercise = await getExerciseVersion({ database, versionId });
      return [versionId, writeAnswer(readStarter({ exercise }))] as const;
    }),
  );
  return new Map(starters);
}

/** Starts the clock of a section in the caller's transaction: its row, and an attempt from the untouched starter per exercise. */
export async function openSection({
  tx,
  sittingId,
  visitorId,
  section,
  starters,
  startedAt,
  deadlineAt,
}: {
  tx: Prisma.TransactionClient;
  sittingId: string;
  visitorId: string;
  section: { id: string; exercises: PinnedExercise[] };
  starters: Awaited<ReturnType<typeof readStarters>>;
  startedAt: Date;
  deadlineAt: Date;
}): Promise<void> {
  await tx.sittingSection.create({ data: { sittingId, sectionId: section.id, startedAt, deadlineAt } });
  await tx.attempt.createMany({
    data: section.exercises.map(({ id, exerciseVersionId, rubricVersionId }) => {
      const draft = starters.get(exerciseVersionId);
      if (draft === undefined) throw new Error('the starter of a section was not read');
      return {
        ...{ visitorId, sittingId, assessmentExerciseId: id, exerciseVersionId, rubricVersionId, draft },
        ...{ startedAt, draftSavedAt: startedAt },
      };
    }),
  });
}
