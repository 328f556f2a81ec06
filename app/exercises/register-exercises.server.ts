import { basename } from 'node:path';
import type { AuthoringProblem } from '../kinds/contract';
import type { Database } from '../lib/db/prisma.server';
import type { Log } from '../lib/log.server';
import { listExerciseFolders } from './list-exercise-folders.server';
import { readCalibration } from './read-calibration.server';
import { readExerciseFolder } from './read-exercise-folder.server';
import { storeCalibrations } from './store-calibrations.server';
import { storeExerciseVersion } from './store-exercise-version.server';

export interface Registration {
  /** Slugs that got a new current version. */
  registered: string[];
  /** Slugs whose current version is the folder's already. */
  unchanged: string[];
  /** Slugs whose folder is gone: nobody starts on them any more, old attempts still grade. */
  withdrawn: string[];
  /** By slug; a broken folder keeps the version it had. */
  problems: { slug: string; problems: AuthoringProblem[] }[];
}

/**
 * Brings the database's exercises in line with the folders in `roots`. Doing it again changes nothing, and any number of processes
 * may do it at once. A broken folder is reported and keeps its previous version. Nothing is withdrawn while a root cannot be
 * listed, because its exercises may only be out of sight.
 */
export async function registerExercises({
  database,
  roots,
  log,
}: {
  database: Database;
  roots: readonly string[];
  log: Log;
}): Promise<Registration> {
  const { folders, problems: rootProblems, complete } = await listExerciseFolders({ roots });
  const result: Registration = { registered: [], unchanged: [], withdrawn: [], problems: [] };
  for (const { folder, message } of rootProblems) {
    result.problems.push({ slug: basename(folder), problems: [{ file: folder, where: '', message }] });
    log('warn', 'exercises folder skipped', { folder, reason: message });
  }
  for (const [slug, folder] of folders) {
    const reading = await readExerciseFolder({ folder });
    if (!reading.exercise) {
      result.problems.push({ slug, problems: reading.problems });
      const shown = reading.problems.slice(0, 20).map((item) => `${item.file} ${item.where}: ${item.message}`);
      log('error', 'exercise not registered', { slug, problems: shown, more: reading.problems.length - shown.length });
      continue;
    }
    const stored = await storeExerciseVersion({ database, exercise: reading.exercise, sources: reading.sources });
    (stored.changed ? result.registered : result.unchanged).push(slug);
    if (stored.changed) log('info', 'exercise registered', { slug, contentHash: reading.exercise.contentHash });
    const calibration = await readCalibration({ folder });
    if (calibration.problems.length > 0) log('error', 'calibration not read', { slug, problems: calibration.problems });
    else await storeCalibrations({ database, slug, records: calibration.records });
  }
  if (complete) result.withdrawn.push(...(await withdrawOthers(database, [...folders.keys()], log)));
  return result;
}

async function withdrawOthers(database: Database, present: string[], log: Log): Promise<string[]> {
  const gone = { slug: { notIn: present }, ownerOrganisationId: null, currentVersionId: { not: null } };
  const exercises = await database.exercise.findMany({ where: gone, select: { id: true, slug: true } });
  const withdrawn: string[] = [];
  for (const { id, slug } of exercises) {
    const { count } = await database.exercise.updateMany({
      where: { id, currentVersionId: { not: null } },
      data: { currentVersionId: null },
    });
    if (count === 0) continue;
    withdrawn.push(slug);
    log('warn', 'exercise withdrawn: its folder is gone', { slug });
  }
  return withdrawn;
}
