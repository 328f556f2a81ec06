import { basename } from 'node:path';
import type { AuthoringProblem } from '../kinds/contract';
import type { Database } from '../lib/db/prisma.server';
import type { Log } from '../lib/log.server';
import { listExerciseFolders, type ExerciseRoot } from './list-exercise-folders.server';
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
 * may do it at once. A broken folder is reported and keeps its previous version, and so is one whose name another owner's exercise
 * has. Nothing of an owner is withdrawn while one of their roots cannot be listed, because its exercises may only be out of sight.
 * Roots of an organisation that does not exist (yet) are reported and left for the next time.
 */
export async function registerExercises({
  database,
  roots,
  log,
}: {
  database: Database;
  roots: readonly ExerciseRoot[];
  log: Log;
}): Promise<Registration> {
  const { found, problems: rootProblems, unlisted } = await listExerciseFolders({ roots });
  const result: Registration = { registered: [], unchanged: [], withdrawn: [], problems: [] };
  for (const { folder, message } of rootProblems) {
    result.problems.push({ slug: basename(folder), problems: [{ file: folder, where: '', message }] });
    log('warn', 'exercises folder skipped', { folder, reason: message });
  }
  const owners = await findOwners({ database, roots, result, log });
  for (const { slug, folder, organisation } of found) {
    const owner = owners.get(organisation);
    if (owner !== undefined) await registerFolder({ database, slug, folder, owner, result, log });
  }
  const hidden = new Set([...unlisted].map((organisation) => owners.get(organisation)));
  const present = found.map(({ slug, organisation }) => ({ slug, owner: owners.get(organisation) }));
  result.withdrawn.push(...(await withdrawOthers({ database, present, hidden, log })));
  return result;
}

/** Id of the organisation behind each owner named in the roots; null stands for everybody. Says which do not exist. */
async function findOwners({
  database,
  roots,
  result,
  log,
}: {
  database: Database;
  roots: readonly ExerciseRoot[];
  result: Registration;
  log: Log;
}): Promise<Map<string | null, string | null>> {
  const owners = new Map<string | null, string | null>([[null, null]]);
  const slugs = new Set(roots.flatMap((root) => (typeof root === 'string' ? [] : [root.organisation])));
  const known = await database.organisation.findMany({
    where: { slug: { in: [...slugs] } },
    select: { id: true, slug: true },
  });
  for (const { id, slug } of known) owners.set(slug, id);
  for (const organisation of slugs) {
    if (owners.has(organisation)) continue;
    const message = `there is no organisation "${organisation}": its exercises are registered at the next start after it was made`;
    result.problems.push({ slug: `${organisation}=`, problems: [{ file: 'EXERCISES_DIR', where: '', message }] });
    log('warn', 'exercises of an unknown organisation skipped', { organisation });
  }
  return owners;
}

async function registerFolder({
  database,
  slug,
  folder,
  owner,
  result,
  log,
}: {
  database: Database;
  slug: string;
  folder: string;
  owner: string | null;
  result: Registration;
  log: Log;
}): Promise<void> {
  const reject = (problems: AuthoringProblem[]) => {
    result.problems.push({ slug, problems });
    const shown = problems.slice(0, 20).map((item) => `${item.file} ${item.where}: ${item.message}`);
    log('error', 'exercise not registered', { slug, problems: shown, more: problems.length - shown.length });
  };
  const reading = await readExerciseFolder({ folder });
  if (!reading.exercise) return reject(reading.problems);
  const { exercise, sources } = reading;
  const stored = await storeExerciseVersion({ database, exercise, sources, ownerOrganisationId: owner });
  if (stored.taken) {
    return reject([
      { file: '', where: '', message: 'this name is taken by an exercise of another owner: rename the folder' },
    ]);
  }
  (stored.changed ? result.registered : result.unchanged).push(slug);
  if (stored.changed) log('info', 'exercise registered', { slug, contentHash: exercise.contentHash });
  const calibration = await readCalibration({ folder });
  if (calibration.problems.length > 0) log('error', 'calibration not read', { slug, problems: calibration.problems });
  else await storeCalibrations({ database, slug, records: calibration.records });
}

/** Ends what is offered of exercises without a folder, except those of owners whose folders are out of sight. */
async function withdrawOthers({
  database,
  present,
  hidden,
  log,
}: {
  database: Database;
  present: { slug: string; owner: string | null | undefined }[];
  hidden: Set<string | null | undefined>;
  log: Log;
}): Promise<string[]> {
  const exercises = await database.exercise.findMany({
    where: { currentVersionId: { not: null } },
    select: { id: true, slug: true, ownerOrganisationId: true },
    orderBy: { slug: 'asc' },
  });
  const isGone = ({ slug, ownerOrganisationId: owner }: (typeof exercises)[number]) =>
    !hidden.has(owner) && !present.some((folder) => folder.slug === slug && folder.owner === owner);
  const withdrawn: string[] = [];
  for (const { id, slug } of exercises.filter(isGone)) {
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
