import { generateVariant, hasGenerator } from '../exercises/generate-variant.server';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import type { Proof } from './proof';

/** The committed data must be what the exercise's generator writes for the seed in exercise.json, byte for byte. */
export async function proveGenerator({
  folder,
  exercise,
}: {
  folder: string;
  exercise: LoadedExercise;
}): Promise<Proof> {
  const { seed } = exercise.manifest;
  const name = 'generator';
  if (!(await hasGenerator({ folder }))) {
    return { name, what: 'missing', problems: ['generate.ts is missing: data must come from a seeded generator'] };
  }
  let files: Record<string, string>;
  try {
    files = await generateVariant({ folder, seed });
  } catch (error) {
    return { name, what: `seed ${seed}`, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const problems = Object.entries(files).flatMap(([path, text]) => {
    const committed = committedText(exercise, path);
    if (committed === null) return [`${path} is generated but not in the folder`];
    return committed === text
      ? []
      : [`${path} differs from generate(${seed}) at line ${firstDifference(committed, text)}`];
  });
  if (Object.keys(files).length === 0) problems.push('generate(seed) returned no files');
  return { name, what: `${Object.keys(files).length} files from seed ${seed}`, problems };
}

/** Text of a file by its path in the exercise folder, null when it is not there. */
export function committedText(exercise: LoadedExercise, path: string): string | null {
  const [part, ...rest] = path.split('/');
  const { publicFiles, gradingFiles, worldFiles } = exercise;
  const tree = { public: publicFiles, grading: gradingFiles, world: worldFiles }[part ?? ''];
  const inside = rest.join('/');
  return tree?.has(inside) ? tree.text(inside) : null;
}

function firstDifference(a: string, b: string): number {
  const others = b.split('\n');
  const at = a.split('\n').findIndex((line, index) => line !== others[index]);
  return at < 0 ? a.split('\n').length : at + 1;
}
