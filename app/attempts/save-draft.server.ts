import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import { parseAnswer } from '../exercises/parse-answer.server';
import { systemClock, type Clock } from '../lib/clock';
import { getDatabase, type Database, type Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { stableStringify } from '../lib/json';
import type { SaveDraftReply } from './attempt-views';
import { getOwnAttempt } from './get-own-attempt.server';
import { readAnswer, writeAnswer } from './stored-answer';

/** Saves of one tab within this time share a history row; playback does not need them apart, the disk does. */
export const HISTORY_WINDOW_MS = 10_000;

/**
 * Saves the draft if it was edited from the revision that is stored now; otherwise answers with the newer draft so that the page
 * can offer both, and stores nothing. Saving what is stored already succeeds without a new revision, so a repeated request is
 * harmless. Throws `not-found`, and `bad-request` when the answer does not fit the exercise.
 */
export async function saveDraft({
  database = getDatabase(),
  clock = systemClock,
  attemptId,
  visitorId,
  answer,
  baseRevision,
  savedBy,
}: {
  database?: Database;
  clock?: Clock;
  attemptId: string;
  visitorId: string;
  answer: unknown;
  baseRevision: number;
  savedBy: string;
}): Promise<SaveDraftReply> {
  const attempt = await getOwnAttempt({ database, attemptId, visitorId });
  const exercise = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
  const draft = writeAnswer(parseAnswer({ exercise, value: answer }));
  const savedAt = clock.now();
  const revision = baseRevision + 1;
  const saved = await database.$transaction(async (tx) => {
    const updated = await tx.attempt.updateMany({
      where: { id: attemptId, visitorId, draftRevision: baseRevision },
      data: { draft, draftRevision: revision, draftSavedAt: savedAt },
    });
    if (updated.count === 0) return false;
    const since = new Date(savedAt.getTime() - HISTORY_WINDOW_MS);
    const merged = await tx.draftRevision.updateMany({
      where: { attemptId, revision: baseRevision, savedBy, openedAt: { gt: since } },
      data: { revision, answer: draft, savedAt },
    });
    if (merged.count === 0)
      await tx.draftRevision.create({
        data: { attemptId, revision, answer: draft, savedBy, openedAt: savedAt, savedAt },
      });
    return true;
  });
  if (saved) return { saved: true, revision, savedAt: savedAt.toISOString() };
  return answerWithNewer({ database, where: { id: attemptId, visitorId, sittingId: null }, draft });
}

/**
 * What a save that was not taken is answered: the newer draft, or saved when the same is stored already (a repeated request).
 * `where` names the attempt with whose it is. Throws `not-found`.
 */
export async function answerWithNewer({
  database,
  where,
  draft,
}: {
  database: Database;
  where: Prisma.AttemptWhereInput;
  draft: unknown;
}): Promise<SaveDraftReply> {
  const now = await database.attempt.findFirst({ where });
  if (!now) throw new AppError('not-found', 'There is no such attempt any more.');
  const stored = { revision: now.draftRevision, savedAt: now.draftSavedAt.toISOString() };
  if (stableStringify(now.draft) === stableStringify(draft)) return { saved: true, ...stored };
  const last = await database.draftRevision.findFirst({
    where: { attemptId: now.id, revision: now.draftRevision },
    select: { savedBy: true },
  });
  return { saved: false, ...stored, savedBy: last?.savedBy ?? '', answer: readAnswer(now.draft) };
}
