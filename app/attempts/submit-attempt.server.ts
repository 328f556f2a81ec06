import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import { listAnswerProblems } from '../exercises/list-answer-problems.server';
import { parseAnswer } from '../exercises/parse-answer.server';
import { enqueue } from '../jobs/enqueue.server';
import type { Answer } from '../kinds/contract';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { env } from '../lib/env.server';
import { sha256 } from '../lib/hash.server';
import { stableStringify } from '../lib/json';
import { getOwnAttempt } from './get-own-attempt.server';
import { countUseBy, type Requester } from './limits.server';
import { openGradingRun } from './open-grading-run.server';
import { readAnswer, writeAnswer } from './stored-answer';

export type SubmitReply = { submissionId: string } | { problems: { path: string; message: string }[] };

/**
 * Freezes an immutable submission, opens its grading run and puts the grading job into the queue, all in one transaction: after
 * it there is a submission that will be graded, or nothing. `answer` absent submits the saved draft. Returns what to mend when
 * the answer is not ready. Throws `not-found`, `bad-request`, `too-many`, and `busy` when the queue is full.
 */
export async function submitAttempt({
  database = getDatabase(),
  attemptId,
  requester,
  answer,
}: {
  database?: Database;
  attemptId: string;
  requester: Requester;
  answer?: unknown;
}): Promise<SubmitReply> {
  const attempt = await getOwnAttempt({ database, attemptId, visitorId: requester.visitorId });
  const exercise = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
  const parsed = answer === undefined ? readAnswer(attempt.draft) : parseAnswer({ exercise, value: answer });
  const problems = listAnswerProblems({ exercise, answer: parsed });
  if (problems.length > 0) return { problems };
  await countUseBy('submissions', requester);
  const submissionId = await database.$transaction(async (tx) => {
    const id = await freezeSubmission({ tx, attemptId, visitorId: requester.visitorId, answer: parsed });
    const { runId } = await openGradingRun({ tx, submissionId: id });
    await enqueue({
      tx,
      job: 'grade-submission',
      payload: { runId },
      fairnessKey: requester.visitorId,
      limit: env().QUEUE_LIMIT,
    });
    return id;
  });
  return { submissionId };
}

/** Adds the next submission of the attempt; the row lock on the attempt keeps two tabs from taking the same number. */
async function freezeSubmission({
  tx,
  attemptId,
  visitorId,
  answer,
}: {
  tx: Prisma.TransactionClient;
  attemptId: string;
  visitorId: string;
  answer: Answer;
}): Promise<string> {
  await tx.$queryRaw`SELECT 1 FROM "Attempt" WHERE "id" = ${attemptId}::uuid AND "visitorId" = ${visitorId}::uuid FOR UPDATE`;
  const last = await tx.submission.aggregate({ where: { attemptId }, _max: { number: true } });
  const stored = writeAnswer(answer);
  const { id } = await tx.submission.create({
    data: {
      attemptId,
      number: (last._max.number ?? 0) + 1,
      answer: stored,
      answerHash: sha256(stableStringify(stored)),
    },
    select: { id: true },
  });
  return id;
}
