import { answerHash } from '../../exercises/answer-hash.server';
import type { Prisma } from '../../lib/db/prisma.server';
import { pinRun } from '../open-grading-run.server';
import { readAnswer, writeAnswer } from '../stored-answer';

interface ClosedAttempt {
  id: string;
  draft: unknown;
  variantSeed: number | null;
  rubricVersionId: string | null;
  contentHash: string;
  ownRubricVersionId: string;
}

/**
 * Closes every attempt of these sections and freezes its saved draft, exactly as it is, as its submission with an open grading run;
 * returns the ids of the runs, to be queued. Waits for saves that are being written: they are in what is frozen, and later ones find
 * the attempt closed. Whether an answer is ready to be handed in is not asked.
 */
export async function freezeSections({
  tx,
  sittingId,
  sectionIds,
  at,
}: {
  tx: Prisma.TransactionClient;
  sittingId: string;
  sectionIds: string[];
  at: Date;
}): Promise<string[]> {
  const closed = await tx.$queryRaw<ClosedAttempt[]>`
    WITH closed AS (
      UPDATE "Attempt" SET "closedAt" = ${at}
      WHERE "sittingId" = ${sittingId}::uuid AND "closedAt" IS NULL AND "assessmentExerciseId" IN (
        SELECT "id" FROM "AssessmentExercise" WHERE "sectionId" = ANY (${sectionIds}::uuid[]))
      RETURNING "id", "draft", "variantSeed", "rubricVersionId", "exerciseVersionId")
    SELECT closed."id", closed."draft", closed."variantSeed", closed."rubricVersionId", version."contentHash",
      version."rubricVersionId" AS "ownRubricVersionId"
    FROM closed JOIN "ExerciseVersion" AS version ON version."id" = closed."exerciseVersionId"`;
  if (closed.length === 0) return [];
  const byAttempt = new Map(closed.map((attempt) => [attempt.id, attempt]));
  const submissions = await tx.submission.createManyAndReturn({
    data: closed.map(({ id, draft }) => {
      const answer = readAnswer(draft);
      return { attemptId: id, number: 1, answer: writeAnswer(answer), answerHash: answerHash(answer), submittedAt: at };
    }),
    select: { id: true, attemptId: true },
  });
  const runs = await tx.gradingRun.createManyAndReturn({
    data: submissions.map(({ id, attemptId }) => {
      const attempt = byAttempt.get(attemptId);
      if (!attempt) throw new Error('a submission of another attempt was returned');
      const { variantSeed, rubricVersionId, contentHash, ownRubricVersionId } = attempt;
      const exerciseVersion = { contentHash, rubricVersionId: ownRubricVersionId };
      return pinRun(id, { variantSeed, rubricVersionId, exerciseVersion });
    }),
    select: { id: true },
  });
  return runs.map(({ id }) => id);
}
