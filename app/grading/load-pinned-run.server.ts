import { rubric as rubricSchema } from '../exercises/exercise-format';
import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import { parseAnswer } from '../exercises/parse-answer.server';
import type { Answer } from '../kinds/contract';
import type { Database } from '../lib/db/prisma.server';

/** A run with everything it was pinned to. */
export interface PinnedRun {
  exercise: LoadedExercise;
  answer: Answer;
}

/**
 * Loads what a grading run grades: the submission's answer, and the exercise version with the rubric version that the run is
 * pinned to. Throws when they no longer fit together, which is our error.
 */
export async function loadPinnedRun({ database, runId }: { database: Database; runId: string }): Promise<PinnedRun> {
  const run = await database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      exerciseHash: true,
      variantSeed: true,
      rubricVersion: { select: { content: true, hash: true } },
      submission: { select: { answer: true, attempt: { select: { exerciseVersionId: true } } } },
    },
  });
  const { answer, attempt } = run.submission;
  const version = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
  if (version.contentHash !== run.exerciseHash) {
    throw new Error(`run ${runId} is pinned to exercise content ${run.exerciseHash}, its attempt to another`);
  }
  if (run.variantSeed !== null) {
    throw new Error(`run ${runId} is of variant ${run.variantSeed}, whose data are not part of this exercise version`);
  }
  const rubric = rubricSchema.parse(run.rubricVersion.content);
  const exercise = { ...version, rubric, rubricHash: run.rubricVersion.hash };
  return { exercise, answer: parseAnswer({ exercise, value: answer }) };
}
