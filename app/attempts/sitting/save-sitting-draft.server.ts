import { z } from 'zod';
import { TAKEN_OVER } from '../../assessments/sitting/require-sitting.server';
import { GRACE_MS } from '../../assessments/sitting-clock';
import { getExerciseVersion } from '../../exercises/get-exercise-version.server';
import { parseAnswer } from '../../exercises/parse-answer.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { sha256 } from '../../lib/hash.server';
import type { SaveDraftReply } from '../attempt-views';
import { answerWithNewer, HISTORY_WINDOW_MS } from '../save-draft.server';

/** Attempts whose exercise is remembered; what an attempt is made on never changes. */
const MOST_REMEMBERED = 5_000;
const remembered = new WeakMap<Database, Map<string, string>>();

export const ENDED =
  'The time is over. Everything that was saved has been submitted; this last change came too late to be saved.';
const NO_ATTEMPT = 'There is no such exercise in this sitting.';

interface Outcome {
  saved: boolean;
  isDevice: boolean;
  isOpen: boolean;
  deadlineAt: Date;
}

/** A save's reply in a sitting also says how late it is: the server's clock and the section's end, ISO 8601. */
export type SittingSaveReply = SaveDraftReply & { clock: { now: string; deadlineAt: string } };

/**
 * Saves a draft in a sitting, in one round trip to the database: who may, until when, and the write with its history are one
 * statement. What it answers as saved is in what is submitted, because closing the attempt and saving it exclude each other by the
 * attempt's row. `id` and `device` come from `requireSittingDevice`. Throws `not-found`, `conflict` when another device has taken
 * over, `gone` when the section has ended, `bad-request` when the answer does not fit the exercise.
 */
export async function saveSittingDraft({
  database = getDatabase(),
  clock = getClock(),
  sittingId,
  device,
  attemptId,
  answer,
  baseRevision,
  savedBy,
}: {
  database?: Database;
  clock?: Clock;
  sittingId: string;
  device: string;
  attemptId: string;
  answer: unknown;
  baseRevision: number;
  savedBy: string;
}): Promise<SittingSaveReply> {
  const versionId = await findVersion(database, sittingId, attemptId);
  const exercise = await getExerciseVersion({ database, versionId });
  const draft = JSON.stringify(parseAnswer({ exercise, value: answer }));
  const now = clock.now();
  const outcome = await write({
    ...{ database, sittingId, attemptId, deviceHash: sha256(device), draft, baseRevision, savedBy, now },
  });
  if (!outcome) throw new AppError('not-found', NO_ATTEMPT);
  const told = { clock: { now: now.toISOString(), deadlineAt: outcome.deadlineAt.toISOString() } };
  if (outcome.saved) return { saved: true, revision: baseRevision + 1, savedAt: now.toISOString(), ...told };
  if (!outcome.isDevice) throw new AppError('conflict', TAKEN_OVER);
  // A repeated request whose first answer was lost is told that it was saved, also after the end.
  const where = { id: attemptId, sittingId };
  const newer = await answerWithNewer({ database, where, draft: JSON.parse(draft) });
  if (newer.saved) return { ...newer, ...told };
  // The statement may have waited for the end and still call it open: it saw the attempt as it was before.
  const closed = outcome.isOpen ? await database.attempt.count({ where: { ...where, closedAt: { not: null } } }) : 1;
  if (closed > 0) throw new AppError('gone', ENDED);
  return { ...newer, ...told };
}

async function findVersion(database: Database, sittingId: string, attemptId: string): Promise<string> {
  const known = remembered.get(database) ?? new Map<string, string>();
  remembered.set(database, known);
  const key = `${sittingId} ${attemptId}`;
  const version = known.get(key);
  if (version) return version;
  const attempt = z.uuid().safeParse(attemptId).success
    ? await database.attempt.findFirst({ where: { id: attemptId, sittingId }, select: { exerciseVersionId: true } })
    : null;
  if (!attempt) throw new AppError('not-found', NO_ATTEMPT);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, attempt.exerciseVersionId);
  return attempt.exerciseVersionId;
}

/**
 * The statement. `mine` finds the attempt by device and says whether its section is open; `saved` repeats on the row itself, which
 * PostgreSQL checks again after waiting for it, that the attempt is not closed and the revision is the one edited from.
 */
async function write(save: {
  database: Database;
  sittingId: string;
  attemptId: string;
  deviceHash: string;
  draft: string;
  baseRevision: number;
  savedBy: string;
  now: Date;
}): Promise<Outcome | undefined> {
  const { database, sittingId, attemptId, deviceHash, draft, baseRevision, savedBy, now } = save;
  const revision = baseRevision + 1;
  const lastDeadline = new Date(now.getTime() - GRACE_MS);
  const since = new Date(now.getTime() - HISTORY_WINDOW_MS);
  const rows = await database.$queryRaw<Outcome[]>`
    WITH given AS (SELECT ${draft}::jsonb AS draft),
    mine AS (
      SELECT attempt."id", section."deadlineAt", sitting."deviceHash" = ${deviceHash} AS "isDevice",
        sitting."status" = 'RUNNING' AND section."finishedAt" IS NULL AND attempt."closedAt" IS NULL
          AND section."deadlineAt" >= ${lastDeadline} AS "isOpen"
      FROM "Sitting" AS sitting
      JOIN "Attempt" AS attempt ON attempt."sittingId" = sitting."id"
      JOIN "AssessmentExercise" AS exercise ON exercise."id" = attempt."assessmentExerciseId"
      JOIN "SittingSection" AS section ON section."sittingId" = sitting."id" AND section."sectionId" = exercise."sectionId"
      WHERE sitting."id" = ${sittingId}::uuid AND attempt."id" = ${attemptId}::uuid),
    saved AS (
      UPDATE "Attempt" AS attempt SET "draft" = given.draft, "draftRevision" = ${revision}::int, "draftSavedAt" = ${now}
      FROM mine, given
      WHERE attempt."id" = mine."id" AND mine."isDevice" AND mine."isOpen"
        AND attempt."closedAt" IS NULL AND attempt."draftRevision" = ${baseRevision}::int
      RETURNING attempt."id"),
    merged AS (
      UPDATE "DraftRevision" AS row SET "revision" = ${revision}::int, "answer" = given.draft, "savedAt" = ${now}
      FROM saved, given
      WHERE row."attemptId" = saved."id" AND row."revision" = ${baseRevision}::int AND row."savedBy" = ${savedBy}
        AND row."openedAt" > ${since}
      RETURNING row."attemptId"),
    added AS (
      INSERT INTO "DraftRevision" ("attemptId", "revision", "answer", "savedBy", "openedAt", "savedAt")
      SELECT saved."id", ${revision}::int, given.draft, ${savedBy}, ${now}, ${now} FROM saved, given
      WHERE NOT EXISTS (SELECT 1 FROM merged))
    SELECT "isDevice", "isOpen", "deadlineAt", EXISTS (SELECT 1 FROM saved) AS "saved" FROM mine`;
  return rows[0];
}
