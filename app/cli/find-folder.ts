import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { exerciseRoots, listExerciseFolders } from '../exercises/list-exercise-folders.server';
import { AppError } from '../lib/errors';
import type { CommandInput } from './command-types';

type Surroundings = Pick<CommandInput, 'env' | 'cwd'>;

/** A path the caller gave, absolute. npm changes the working folder to the project's and keeps the caller's in INIT_CWD. */
export function resolvePath(path: string, { env, cwd }: Surroundings): string {
  const fromCaller = env.INIT_CWD ? resolve(env.INIT_CWD, path) : null;
  return fromCaller && existsSync(fromCaller) ? fromCaller : resolve(cwd, path);
}

/**
 * The folder of an exercise, by slug (in `exercises/` or EXERCISES_DIR) or by path (anything with a slash). Throws `not-found`
 * that lists the slugs there are.
 */
export async function findExerciseFolder(name: string, surroundings: Surroundings): Promise<string> {
  if (name.includes('/') || name.includes(sep)) {
    const folder = resolvePath(name, surroundings);
    if (!existsSync(join(folder, 'exercise.json'))) throw new AppError('not-found', `no exercise.json in ${folder}`);
    return folder;
  }
  const { folders } = await findAllExercises(surroundings);
  const folder = folders.get(name);
  if (folder) return folder;
  const known = [...folders.keys()].join(', ') || 'none';
  throw new AppError('not-found', `there is no exercise "${name}"; there are: ${known}`);
}

/** Every exercise folder the process knows of, with what is wrong with the roots. */
export function findAllExercises({ env, cwd }: Surroundings) {
  return listExerciseFolders({ roots: exerciseRoots({ base: cwd, extra: env.EXERCISES_DIR }) });
}

/** One named exercise, or all of them, as folders. */
export async function chooseFolders(name: string | undefined, surroundings: Surroundings): Promise<string[]> {
  if (name !== undefined) return [await findExerciseFolder(name, surroundings)];
  return [...(await findAllExercises(surroundings)).folders.values()];
}
