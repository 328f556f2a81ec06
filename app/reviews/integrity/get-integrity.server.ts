import { z } from 'zod';
import { aiDeclaration, sittingEvent } from '../../assessments/assessment-types';
import { getClock } from '../../lib/clock.server';
import type { Clock } from '../../lib/clock';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import type { IntegrityView } from './integrity-views';
import { measureSimilarity } from './similarity/measure-similarity.server';
import { timelineFacts, type SittingTraces } from './timeline-facts';

/**
 * Everything that was noticed during a sitting of this organisation, as evidence for people: a timeline, what the candidate says
 * about AI tools, and what is similar elsewhere. No score. Throws `not-found`. Whether the reader may know whose sitting it is, is
 * for the caller to ask; `mayName` says for which other sittings they may.
 */
export async function getIntegrity({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  sittingId,
  mayName,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  sittingId: string;
  mayName: (sittingId: string) => Promise<boolean>;
}): Promise<IntegrityView> {
  const sitting = await loadSitting({ database, organisationId, sittingId });
  const similarity = await measureSimilarity({ database, organisationId, sittingId, mayName });
  const zero = sitting.startedAt.getTime();
  const since = (at: Date) => at.getTime() - zero;
  const traces: SittingTraces = {
    events: sitting.events.flatMap(({ kind, detail, at, attemptId }) => {
      const read = sittingEvent.safeParse({ kind, detail });
      return read.success ? [{ ...read.data, at: since(at), attemptId }] : [];
    }),
    sections: sitting.sections.map(({ section, startedAt, finishedAt, endedBy }) => ({
      title: section.title,
      startedAt: since(startedAt),
      finishedAt: finishedAt && since(finishedAt),
      endedBy,
    })),
    attempts: sitting.attempts.map(({ id, exerciseVersion, revisions }) => ({
      id,
      title: exerciseVersion.title,
      revisions: revisions.map((row) => ({ openedAt: since(row.openedAt), savedAt: since(row.savedAt) })),
    })),
    problems: sitting.problemReports.map(({ at, text, attemptId }) => ({ at: since(at), text, attemptId })),
    end: sitting.finishedAt && { at: since(sitting.finishedAt), by: sitting.endedBy },
  };
  const facts = timelineFacts(traces);
  const now = sitting.finishedAt ?? new Date(Math.min(clock.now().getTime(), sitting.deadlineAt.getTime()));
  return {
    sittingId: sitting.id,
    assessment: sitting.assessment,
    startedAt: sitting.startedAt.toISOString(),
    spanMs: Math.max(1_000, since(now), ...facts.map(({ at, until }) => until ?? at)),
    running: sitting.status === 'RUNNING',
    facts,
    exercises: sitting.attempts.map(({ id, exerciseVersion, revisions, aiDeclaration: declared }) => ({
      attemptId: id,
      title: exerciseVersion.title,
      revisions: revisions.length,
      declaration: declared === null ? null : aiDeclaration.parse(declared),
    })),
    similarity,
  };
}

/** The sitting with all its traces, without the texts of the history. */
async function loadSitting({
  database,
  organisationId,
  sittingId,
}: {
  database: Database;
  organisationId: string;
  sittingId: string;
}) {
  const found = z.uuid().safeParse(sittingId).success
    ? await database.sitting.findFirst({
        where: { id: sittingId, organisationId },
        include: {
          assessment: { select: { id: true, name: true, aiPolicy: true } },
          sections: { include: { section: { select: { title: true } } }, orderBy: { startedAt: 'asc' } },
          events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
          problemReports: { where: { organisationId }, orderBy: { at: 'asc' } },
          attempts: {
            orderBy: [
              { assessmentExercise: { section: { position: 'asc' } } },
              { assessmentExercise: { position: 'asc' } },
            ],
            select: {
              id: true,
              aiDeclaration: true,
              exerciseVersion: { select: { title: true } },
              revisions: { orderBy: { revision: 'asc' }, select: { openedAt: true, savedAt: true } },
            },
          },
        },
      })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such sitting.');
  return found;
}
