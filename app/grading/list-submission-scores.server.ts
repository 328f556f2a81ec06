import { z } from 'zod';
import type { Database } from '../lib/db/prisma.server';
import type { SubmissionResult } from './result-view';

const gradeHeadline = z.object({ points: z.number().nullable() }).nullable();

/** All of the visitor's submissions for one exercise, over all its versions and attempts, oldest first, with points of 100. */
export async function listSubmissionScores({
  database,
  exerciseId,
  visitorId,
}: {
  database: Database;
  exerciseId: string;
  visitorId: string;
}): Promise<SubmissionResult['history']> {
  const submissions = await database.submission.findMany({
    where: { attempt: { visitorId, exerciseVersion: { exerciseId } } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      attemptId: true,
      number: true,
      submittedAt: true,
      gradingRuns: { where: { isCurrent: true }, take: 1, select: { grade: true } },
    },
  });
  return submissions.map(({ id, attemptId, number, submittedAt, gradingRuns }) => ({
    id,
    attemptId,
    number,
    submittedAt: submittedAt.toISOString(),
    points: gradeHeadline.parse(gradingRuns[0]?.grade ?? null)?.points ?? null,
  }));
}
