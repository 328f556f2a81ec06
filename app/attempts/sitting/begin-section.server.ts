import { sectionDeadline } from '../../assessments/sitting/limits-of';
import type { OwnSitting } from '../../assessments/sitting/sitting-views';
import { tellSitting } from '../../assessments/sitting/tell-sitting.server';
import { writeSittingEvent } from '../../assessments/sitting/write-sitting-event.server';
import { sittingEvent } from '../../assessments/assessment-types';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { holdPins, openSection, readStarters } from './open-section.server';

/**
 * Starts the clock of the next section of a sitting whose sections have clocks of their own. Beginning a section that runs already
 * changes nothing. Throws `not-found` for a section of another assessment, `conflict` while another runs or when it is not the next,
 * `gone` when the sitting has ended.
 */
export async function beginSection({
  database = getDatabase(),
  clock = getClock(),
  sitting,
  sectionId,
}: {
  database?: Database;
  clock?: Clock;
  sitting: Pick<OwnSitting, 'sittingId' | 'assessmentId' | 'visitorId'>;
  sectionId: string;
}): Promise<void> {
  const { sittingId, assessmentId, visitorId } = sitting;
  const assessment = await database.assessment.findUniqueOrThrow({
    where: { id: assessmentId },
    include: {
      sections: { orderBy: { position: 'asc' }, include: { exercises: { orderBy: { position: 'asc' } } } },
    },
  });
  const section = assessment.sections.find(({ id }) => id === sectionId);
  if (!section) throw new AppError('not-found', 'There is no such section in this assessment.');
  const starters = await readStarters({ database, exercises: section.exercises });
  await database.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Sitting" WHERE "id" = ${sittingId}::uuid FOR NO KEY UPDATE`;
    const row = await tx.sitting.findUniqueOrThrow({ where: { id: sittingId }, include: { sections: true } });
    const begun = row.sections.find((sat) => sat.sectionId === sectionId);
    if (begun && !begun.finishedAt) return;
    const startedAt = clock.now();
    if (row.status === 'FINISHED' || begun || startedAt > row.deadlineAt)
      throw new AppError('gone', 'This section has ended.');
    const next = assessment.sections.find(({ id }) => !row.sections.some((sat) => sat.sectionId === id));
    if (row.sections.some(({ finishedAt }) => !finishedAt))
      throw new AppError('conflict', 'Finish the section that is running first.');
    if (next?.id !== sectionId) throw new AppError('conflict', 'Another section comes before this one.');
    const { timeMultiplier, addedSeconds, dueAt: due } = row;
    const addedHere = await addedBetween(tx, sittingId, row.sections);
    const deadlineAt = sectionDeadline({
      ...{ limits: assessment, sectionId, startedAt, due, timeMultiplier, addedSeconds, addedHere },
    });
    const pins = await holdPins({ tx, sectionIds: [sectionId] });
    await openSection({ tx, sittingId, visitorId, section, starters, pins, startedAt, deadlineAt });
    if (deadlineAt > row.deadlineAt) await tx.sitting.update({ where: { id: sittingId }, data: { deadlineAt } });
    const event = { kind: 'section-begun', detail: { sectionId } } as const;
    await writeSittingEvent({ tx, sittingId, at: startedAt, event });
    await tellSitting({ database: tx, sittingId });
  });
}

/** Seconds that were added while no section was open: the one that begins now gets them. */
async function addedBetween(
  tx: Prisma.TransactionClient,
  sittingId: string,
  sections: { finishedAt: Date | null }[],
): Promise<number> {
  const since = new Date(Math.max(0, ...sections.map(({ finishedAt }) => finishedAt?.getTime() ?? 0)));
  const rows = await tx.sittingEvent.findMany({
    where: { sittingId, kind: 'time-added', at: { gte: since } },
    select: { kind: true, detail: true },
  });
  return rows
    .map((row) => sittingEvent.parse(row))
    .reduce((sum, event) => sum + (event.kind === 'time-added' ? event.detail.seconds : 0), 0);
}
