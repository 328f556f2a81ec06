import { getExerciseVersion } from '../../exercises/get-exercise-version.server';
import { readStarter } from '../../exercises/read-starter.server';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { writeAnswer } from '../stored-answer';

interface PlacedExercise {
  id: string;
  exerciseVersionId: string;
}

/** The untouched starters of exercises, by version id; read before the transaction that needs them. */
export async function readStarters({ database, exercises }: { database: Database; exercises: PlacedExercise[] }) {
  const versions = [...new Set(exercises.map(({ exerciseVersionId }) => exerciseVersionId))];
  const starters = await Promise.all(
    versions.map(async (versionId) => {
      const exercise = await getExerciseVersion({ database, versionId });
      return [versionId, writeAnswer(readStarter({ exercise }))] as const;
    }),
  );
  return new Map(starters);
}

/**
 * The rubric versions that the exercises of these sections are pinned to, by place in the assessment, held until the transaction ends:
 * a regrade that moves them comes before, or finds the attempts that are made from them. All sections at once, in the one order.
 */
export async function holdPins({ tx, sectionIds }: { tx: Prisma.TransactionClient; sectionIds: string[] }) {
  const rows = await tx.$queryRaw<{ id: string; rubricVersionId: string }[]>`
    SELECT "id", "rubricVersionId" FROM "AssessmentExercise" WHERE "sectionId" = ANY(${sectionIds}::uuid[])
    ORDER BY "id" FOR SHARE`;
  return new Map(rows.map(({ id, rubricVersionId }) => [id, rubricVersionId]));
}

/** Starts the clock of a section in the caller's transaction: its row, and an attempt from the untouched starter per exercise. */
export async function openSection({
  tx,
  sittingId,
  visitorId,
  section,
  starters,
  pins,
  startedAt,
  deadlineAt,
}: {
  tx: Prisma.TransactionClient;
  sittingId: string;
  visitorId: string;
  section: { id: string; exercises: PlacedExercise[] };
  starters: Awaited<ReturnType<typeof readStarters>>;
  pins: Awaited<ReturnType<typeof holdPins>>;
  startedAt: Date;
  deadlineAt: Date;
}): Promise<void> {
  await tx.sittingSection.create({ data: { sittingId, sectionId: section.id, startedAt, deadlineAt } });
  await tx.attempt.createMany({
    data: section.exercises.map(({ id, exerciseVersionId }) => {
      const draft = starters.get(exerciseVersionId);
      const rubricVersionId = pins.get(id);
      if (draft === undefined || rubricVersionId === undefined) throw new Error('a section was not read as a whole');
      return {
        ...{ visitorId, sittingId, assessmentExerciseId: id, exerciseVersionId, rubricVersionId, draft },
        ...{ startedAt, draftSavedAt: startedAt },
      };
    }),
  });
}
