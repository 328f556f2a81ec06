import { calibrationRecord } from '../../exercises/calibration-format';
import type { CalibrationRecord } from '../../exercises/calibration-format';
import type { Database } from '../../lib/db/prisma.server';

/** The measured agreement of exactly this judge (model and prompt) on an exercise, null when nobody has measured it. */
export async function findCalibration({
  database,
  exerciseId,
  judgeModel,
  promptHash,
}: {
  database: Database;
  exerciseId: string;
  judgeModel: string;
  promptHash: string | null;
}): Promise<CalibrationRecord | null> {
  if (!promptHash) return null;
  const key = { exerciseId, judgeModel, promptHash };
  const found = await database.calibration.findUnique({
    where: { exerciseId_judgeModel_promptHash: key },
    select: { record: true },
  });
  return found ? calibrationRecord.parse(found.record) : null;
}
