import { readExerciseFolder } from '../exercises/read-exercise-folder.server';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import type { AuthoringProblem } from '../kinds/contract';
import { AppError } from '../lib/errors';

/** `exercise.json content.judges[0].id: is missing`. */
export function problemLine({ file, where, message }: AuthoringProblem): string {
  const place = [file, where].filter(Boolean).join(' ');
  return place ? `${place}: ${message}` : message;
}

/** An exercise from its folder. Throws `bad-request` with every authoring mistake, one per line. */
export async function loadExercise(folder: string): Promise<LoadedExercise> {
  const reading = await readExerciseFolder({ folder });
  if (reading.exercise) return reading.exercise;
  const lines = reading.problems.map((problem) => `  ${problemLine(problem)}`);
  throw new AppError('bad-request', [`${reading.slug} is not a valid exercise:`, ...lines].join('\n'));
}
