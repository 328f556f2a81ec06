import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import type { SittingNow } from './sitting-views';

/** Where a sitting stands at this moment, for the browser with this secret. Throws `not-found`. */
export async function getSittingNow({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  device,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  device: string;
}): Promise<SittingNow> {
  const sitting = await database.sitting.findUnique({
    where: { id: sittingId },
    select: {
      ...{ status: true, deviceHash: true, deadlineAt: true, addedSeconds: true },
      sections: { orderBy: { startedAt: 'asc' }, select: { sectionId: true, deadlineAt: true, finishedAt: true } },
      problemReports: {
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { id: true, at: true, text: true, answer: true },
      },
    },
  });
  if (!sitting) throw new AppError('not-found', 'There is no such sitting.');
  const isDevice = sitting.deviceHash === sha256(device);
  return {
    now: clock.now().toISOString(),
    ...{ status: sitting.status, isDevice, addedSeconds: sitting.addedSeconds },
    deadlineAt: sitting.deadlineAt.toISOString(),
    sections: sitting.sections.map(({ sectionId, deadlineAt, finishedAt }) => ({
      sectionId,
      deadlineAt: deadlineAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    })),
    reports: isDevice
      ? sitting.problemReports.map(({ id, at, text, answer }) => ({
          reportId: id,
          at: at.toISOString(),
          ...{ text, answer },
        }))
      : [],
  };
}
