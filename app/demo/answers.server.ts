import { join } from 'node:path';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import { readSample } from '../exercises/read-sample.server';
import type { Answer } from '../kinds/contract';
import { projectRoot } from '../lib/project-root.server';
import type { Mixture } from './cast';

const MEMO = 'memo.md';

export interface DemoAnswer {
  answer: Answer;
  /** Criterion id -> level that a human gave the sample whose memo this is. */
  humanLevels: Record<string, number>;
}

/** An answer put together from two of the exercise's own committed samples. Throws when there is no such sample. */
export async function readDemoAnswer({
  exercise,
  slug,
  mixture,
}: {
  exercise: LoadedExercise;
  slug: string;
  mixture: Mixture;
}): Promise<DemoAnswer> {
  const read = async (name: string) => {
    const folder = join(projectRoot(), 'exercises', slug, 'samples', name);
    const sample = await readSample({ exercise, folder });
    if (sample.problems) throw new Error(`sample ${slug}/${name}: ${sample.problems.join('; ')}`);
    return sample;
  };
  const [work, explained] = [await read(mixture.work), await read(mixture.memo)];
  const memo = explained.answer.files[MEMO];
  const files = memo === undefined ? work.answer.files : { ...work.answer.files, [MEMO]: memo };
  return { answer: { ...work.answer, files }, humanLevels: explained.expected.humanLevels };
}
