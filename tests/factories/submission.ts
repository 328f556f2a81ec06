import { openGradingRun } from '../../app/attempts/open-grading-run.server';
import { writeAnswer } from '../../app/attempts/stored-answer';
import { answerHash } from '../../app/exercises/answer-hash.server';
import type { Answer } from '../../app/kinds/contract';
import type { Database } from '../../app/lib/db/prisma.server';

/** A visitor's attempt with one submission whose grading run is queued, as submitting leaves it, without a job. */
export async function makeSubmission({
  database,
  versionId,
  answer,
  visitorId,
}: {
  database: Database;
  versionId: string;
  answer: Answer;
  visitorId?: string;
}): Promise<{ visitorId: string; attemptId: string; submissionId: string; runId: string }> {
  const visitor = visitorId ? { id: visitorId } : await database.visitor.create({ data: {}, select: { id: true } });
  const stored = writeAnswer(answer);
  const attempt = await database.attempt.create({
    data: { visitorId: visitor.id, exerciseVersionId: versionId, draft: stored },
    select: { id: true },
  });
  return database.$transaction(async (tx) => {
    const { id: submissionId } = await tx.submission.create({
      data: { attemptId: attempt.id, number: 1, answer: stored, answerHash: answerHash(answer) },
      select: { id: true },
    });
    const { runId } = await openGradingRun({ tx, submissionId });
    return { visitorId: visitor.id, attemptId: attempt.id, submissionId, runId };
  });
}
