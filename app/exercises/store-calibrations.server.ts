import type { Database, Prisma } from '../lib/db/prisma.server';
import type { CalibrationRecord } from './calibration-format';
import { storableJson } from './storable-json';

/** Makes the stored calibrations of an exercise those of its folder, in one transaction. An unknown exercise has none. */
export async function storeCalibrations({
  database,
  slug,
  records,
}: {
  database: Database;
  slug: string;
  records: CalibrationRecord[];
}): Promise<void> {
  const exercise = await database.exercise.findUnique({ where: { slug }, select: { id: true } });
  if (!exercise) return;
  const exerciseId = exercise.id;
  await database.$transaction([
    database.calibration.deleteMany({ where: { exerciseId } }),
    database.calibration.createMany({
      data: records.map((record) => ({
        exerciseId,
        judgeModel: record.judgeModel,
        promptHash: record.promptHash,
        met: record.report.met,
        record: storableJson(record) as Prisma.InputJsonObject,
        measuredAt: new Date(record.measuredAt),
      })),
      skipDuplicates: true,
    }),
  ]);
}
