import type { Database } from '../../lib/db/prisma.server';

/** A pause longer than this counts as this long: reading and thinking leave no save, and neither does lunch. */
export const PAUSE_SECONDS = 120;

/**
 * Active minutes of every attempt in the ended sittings of an assessment, previews left out, by exercise of the assessment: the time
 * from the beginning over all saves, each pause between two saves counted up to two minutes. Attempts nobody saved anything in are
 * left out. The database adds it up: an hour of one attempt has some hundred saves.
 */
export async function loadTimeSpent({
  database,
  organisationId,
  assessmentId,
}: {
  database: Database;
  organisationId: string;
  assessmentId: string;
}): Promise<Map<string, number[]>> {
  const rows = await database.$queryRaw<{ exercise: string; seconds: number }[]>`
    WITH saves AS (
      SELECT a.id AS attempt, a."assessmentExerciseId" AS exercise, r."openedAt", r."savedAt",
        COALESCE(LAG(r."savedAt") OVER (PARTITION BY a.id ORDER BY r.revision), a."startedAt") AS before
      FROM "DraftRevision" r
      JOIN "Attempt" a ON a.id = r."attemptId"
      JOIN "Sitting" s ON s.id = a."sittingId"
      JOIN "Invitation" i ON i.id = s."invitationId"
      WHERE s."organisationId" = ${organisationId}::uuid AND s."assessmentId" = ${assessmentId}::uuid
        AND s.status = 'FINISHED' AND NOT i."isPreview" AND a."assessmentExerciseId" IS NOT NULL
    )
    SELECT exercise::text, SUM(
      LEAST(${PAUSE_SECONDS}, GREATEST(0, EXTRACT(EPOCH FROM "openedAt" - before)))
      + GREATEST(0, EXTRACT(EPOCH FROM "savedAt" - "openedAt"))
    )::float8 AS seconds
    FROM saves GROUP BY attempt, exercise`;
  const minutes = new Map<string, number[]>();
  for (const { exercise, seconds } of rows) minutes.set(exercise, [...(minutes.get(exercise) ?? []), seconds / 60]);
  return minutes;
}
