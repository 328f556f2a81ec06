import { strToU8, zipSync } from 'fflate';
import { describeAnswer } from '../exercises/describe-answer.server';
import { getExerciseVersion } from '../exercises/get-exercise-version.server';
import { writeSubmissionFiles } from '../exercises/submission-folder.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { getOwnAttempt } from './get-own-attempt.server';
import { readAnswer } from './stored-answer';

/** Fixed, so that the same draft always gives the same bytes. */
const ZIP_DATE = new Date('2026-01-01T00:00:00Z');

/**
 * The attempt as a folder to work on elsewhere: `prompt.md`, everything in `public/`, `schemas/` of what is written by hand, and
 * `answer/` in the layout that the command line grades and that upload takes back. Only public files are in it. Throws `not-found`.
 */
export async function buildWorkspaceZip({
  database = getDatabase(),
  attemptId,
  visitorId,
}: {
  database?: Database;
  attemptId: string;
  visitorId: string;
}): Promise<{ filename: string; bytes: Uint8Array }> {
  const attempt = await getOwnAttempt({ database, attemptId, visitorId });
  const exercise = await getExerciseVersion({ database, versionId: attempt.exerciseVersionId });
  const { slug } = attempt.exerciseVersion.exercise;
  const files: Record<string, Uint8Array> = { [`${slug}/prompt.md`]: strToU8(exercise.brief) };
  for (const path of exercise.publicFiles.paths())
    files[`${slug}/public/${path}`] = strToU8(exercise.publicFiles.text(path));
  for (const [path, text] of Object.entries(describeAnswer({ kind: exercise.manifest.kind })))
    files[`${slug}/schemas/${path}`] = strToU8(text);
  for (const [path, text] of Object.entries(writeSubmissionFiles(readAnswer(attempt.draft))))
    files[`${slug}/answer/${path}`] = strToU8(text);
  return { filename: `${slug}.zip`, bytes: zipSync(files, { mtime: ZIP_DATE, level: 6 }) };
}
