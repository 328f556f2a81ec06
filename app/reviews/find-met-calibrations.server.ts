import type { Prisma } from '../lib/db/prisma.server';

/** A judge on an exercise, as a grading run pins it. */
export interface JudgeOfRun {
  exerciseId: string;
  judgeModel: string;
  promptHash: string | null;
}

/**
 * Which of the judges of these runs have been shown to agree with people: a predicate that is true for those whose calibration on
 * that exercise met its bar. A judge that nobody has measured has not.
 */
export async function findMetCalibrations({
  database,
  runs,
}: {
  database: Prisma.TransactionClient;
  runs: readonly JudgeOfRun[];
}): Promise<(judge: JudgeOfRun) => boolean> {
  const found = await database.calibration.findMany({
    where: { exerciseId: { in: [...new Set(runs.map(({ exerciseId }) => exerciseId))] }, met: true },
    select: { exerciseId: true, judgeModel: true, promptHash: true },
  });
  const keyOf = ({ exerciseId, judgeModel, promptHash }: JudgeOfRun) => [exerciseId, judgeModel, promptHash].join(' ');
  const met = new Set(found.map(keyOf));
  return (judge) => judge.promptHash !== null && met.has(keyOf(judge));
}
