import type { Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { findCurrentVersion } from './find-current-version.server';
import { getExerciseVersion } from './get-exercise-version.server';
import type { LoadedExercise } from './loaded-exercise';

/** The exercise as new attempts get it. Throws `AppError` `not-found` for an unknown or withdrawn one. */
export async function getCurrentExercise({
  database,
  slug,
}: {
  database: Database;
  slug: string;
}): Promise<{ versionId: string; exercise: LoadedExercise }> {
  const versionId = await findCurrentVersion({ database, slug });
  if (!versionId) throw new AppError('not-found', 'There is no such exercise.');
  return { versionId, exercise: await getExerciseVersion({ database, versionId }) };
}
