import path from 'node:path';
import { exerciseRoots, listExerciseFolders } from '../exercises/list-exercise-folders.server';
import { readExerciseFolder } from '../exercises/read-exercise-folder.server';
import { readSubmissionFolder } from '../exercises/read-submission-folder.server';
import type { Answer } from '../kinds/contract';
import { projectRoot } from '../lib/project-root.server';

/** What benchmarks hand in: the best sample of the first exercise of this repository. Throws when there is no valid exercise. */
export async function readWorkload(): Promise<{ slug: string; answer: Answer }> {
  const { folders } = await listExerciseFolders({ roots: exerciseRoots({ base: projectRoot(), extra: undefined }) });
  for (const [slug, folder] of folders) {
    const { exercise } = await readExerciseFolder({ folder });
    if (!exercise) continue;
    return { slug, answer: await readSubmissionFolder({ exercise, folder: path.join(folder, 'samples', 'exemplar') }) };
  }
  throw new Error('there is no valid exercise to measure with');
}
