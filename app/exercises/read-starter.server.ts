import type { Answer } from '../kinds/contract';
import { getKindChecks } from '../kinds/registry.server';
import type { LoadedExercise } from './loaded-exercise';

/** The answer that a new attempt starts from. */
export function readStarter({ exercise }: { exercise: LoadedExercise }): Answer {
  return getKindChecks(exercise.manifest.kind).readStarter(exercise.content, exercise.publicFiles);
}
