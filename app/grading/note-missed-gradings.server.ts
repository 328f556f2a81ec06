import type { Clock } from '../lib/clock';
import type { Database } from '../lib/db/prisma.server';
import { noteSittingGraded } from './note-sitting-graded.server';

const MOST_AT_ONCE = 100;

/**
 * Notes finished sittings of which nothing is being graded any more, yet nobody noticed: everything was graded before the last
 * section ended, or nothing was submitted. Returns how many. Called from time to time by the worker.
 */
export async function noteMissedGradings({ database, clock }: { database: Database; clock?: Clock }): Promise<number> {
  const beingGraded = { isCurrent: true, OR: [{ status: 'QUEUED' as const }, { status: 'RUNNING' as const }] };
  const missed = await database.sitting.findMany({
    where: {
      ...{ status: 'FINISHED', gradedAt: null },
      attempts: { none: { submissions: { some: { gradingRuns: { some: beingGraded } } } } },
    },
    select: { id: true },
    take: MOST_AT_ONCE,
  });
  let noted = 0;
  for (const { id: sittingId } of missed) {
    if (await database.$transaction((tx) => noteSittingGraded({ tx, clock, sittingId }))) noted += 1;
  }
  return noted;
}
