import { z } from 'zod';
import { sittingEvent } from '../../../assessments/assessment-types';
import { readAnswer } from '../../../attempts/stored-answer';
import { getExercisePage } from '../../../exercises/get-exercise-page.server';
import { getExerciseVersion } from '../../../exercises/get-exercise-version.server';
import { readStarter } from '../../../exercises/read-starter.server';
import type { AnswerFile } from '../../../kinds/contract';
import { getDatabase, type Database } from '../../../lib/db/prisma.server';
import { AppError } from '../../../lib/errors';
import { FIELDS_FILE, answerTexts } from '../answer-texts';
import { pairAways } from '../pair-aways';
import { describePaste } from '../timeline-words';
import { createPlaybackBuilder, type PlaybackBuilder } from './build-playback';
import type { PlaybackMark, PlaybackOfAttempt } from './playback-types';

/** States read at once: each may be tens of kilobytes. */
const BATCH = 40;

/**
 * The history of an attempt in a sitting of this organisation, as changes: what the candidate was given, every stored state after
 * it, and pastes and times away. Throws `not-found`. Whether the reader may know whose work it is, is for the caller to ask.
 */
export async function getPlayback({
  database = getDatabase(),
  organisationId,
  sittingId,
  attemptId,
}: {
  database?: Database;
  organisationId: string;
  sittingId: string;
  attemptId: string;
}): Promise<PlaybackOfAttempt> {
  const known = z.uuid().safeParse(sittingId).success && z.uuid().safeParse(attemptId).success;
  const attempt = known
    ? await database.attempt.findFirst({
        where: { id: attemptId, sittingId, sitting: { organisationId } },
        select: {
          startedAt: true,
          closedAt: true,
          draftSavedAt: true,
          exerciseVersionId: true,
          submissions: { orderBy: { number: 'desc' }, take: 1, select: { answer: true, submittedAt: true } },
        },
      })
    : null;
  if (!attempt) throw new AppError('not-found', 'There is no such attempt.');
  const versionId = attempt.exerciseVersionId;
  const exercise = await getExerciseVersion({ database, versionId });
  const { title, answerFiles } = await getExercisePage({ database, versionId });
  const starter = readStarter({ exercise });
  const startedAt = attempt.startedAt.getTime();
  const builder = createPlaybackBuilder(starter);
  const last = await addHistory({ database, attemptId, startedAt, builder });
  const handedIn = attempt.submissions[0];
  if (handedIn) {
    const at = Math.max(last.at, handedIn.submittedAt.getTime() - startedAt);
    builder.add({ ...last, revision: last.revision + 1, openedAt: at, at, answer: readAnswer(handedIn.answer) });
  }
  const { paths, steps, coarseFrom } = builder.finish();
  const end = (attempt.closedAt ?? attempt.draftSavedAt).getTime() - startedAt;
  const durationMs = Math.max(end, steps.at(-1)?.at ?? 0, 1);
  const given = answerTexts(starter);
  const files = paths.map((path) => ({ path, title: titleOf(path, answerFiles), start: given[path] ?? '' }));
  const marks = await loadMarks({ database, organisationId, sittingId, attemptId, startedAt, durationMs });
  return {
    attemptId,
    exerciseTitle: title,
    playback: { startedAt: attempt.startedAt.toISOString(), durationMs, files, steps, marks, coarseFrom },
  };
}

const titleOf = (path: string, files: readonly AnswerFile[]): string =>
  path === FIELDS_FILE ? 'Answers in fields' : (files.find((file) => file.path === path)?.title ?? path);

/** Hands every stored state to the builder, a batch at a time; answers with the last one's place. */
async function addHistory({
  database,
  attemptId,
  startedAt,
  builder,
}: {
  database: Database;
  attemptId: string;
  startedAt: number;
  builder: PlaybackBuilder;
}) {
  let last = { revision: 0, at: 0, savedBy: '' };
  for (;;) {
    const rows = await database.draftRevision.findMany({
      where: { attemptId, revision: { gt: last.revision } },
      orderBy: { revision: 'asc' },
      take: BATCH,
    });
    for (const { revision, openedAt, savedAt, savedBy, answer } of rows) {
      // The clock of a server may be set back; a history never goes back.
      const at = Math.max(last.at, savedAt.getTime() - startedAt);
      const opened = Math.min(at, Math.max(last.at, openedAt.getTime() - startedAt));
      builder.add({ revision, openedAt: opened, at, savedBy, answer: readAnswer(answer) });
      last = { revision, at, savedBy };
    }
    if (rows.length < BATCH) return last;
  }
}

async function loadMarks({
  database,
  organisationId,
  sittingId,
  attemptId,
  startedAt,
  durationMs,
}: {
  database: Database;
  organisationId: string;
  sittingId: string;
  attemptId: string;
  startedAt: number;
  durationMs: number;
}): Promise<PlaybackMark[]> {
  const rows = await database.sittingEvent.findMany({
    where: {
      sittingId,
      sitting: { organisationId },
      kind: { in: ['paste', 'focus-lost', 'focus-gained'] },
      OR: [{ attemptId }, { attemptId: null }],
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const events = rows.flatMap(({ kind, detail, at }) => {
    const read = sittingEvent.safeParse({ kind, detail });
    return read.success ? [{ ...read.data, at: at.getTime() - startedAt }] : [];
  });
  const pastes = events.flatMap((event): PlaybackMark[] =>
    event.kind === 'paste' ? [{ kind: 'paste', at: event.at, until: null, text: describePaste(event.detail) }] : [],
  );
  const aways = pairAways(events).map(({ at, until }): PlaybackMark => ({
    kind: 'away',
    at,
    until,
    text: 'Page not in focus',
  }));
  return [...pastes, ...aways]
    .filter(({ at, until }) => (until ?? at) >= 0 && at <= durationMs)
    .sort((a, b) => a.at - b.at);
}
