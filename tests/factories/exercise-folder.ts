import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExerciseManifest, Rubric } from '../../app/exercises/exercise-format';
import { kind } from '../../app/kinds/eval-design/kind';
import { tinyExercise } from '../../app/kinds/eval-design/testing/tiny-exercise';

export const TINY_RUBRIC: Rubric = {
  criteria: [
    {
      id: 'limits',
      title: 'Knows its limits',
      question: 'Does the memo name what the evaluator cannot see?',
      weight: 2,
      levels: [
        { share: 0, title: 'No', description: 'No limit is named at all.' },
        { share: 0.5, title: 'Partly', description: 'A limit is named in passing.' },
        { share: 1, title: 'Yes', description: 'At least one limit with an example.' },
      ],
      authorNotes: 'SECRET-AUTHOR-NOTE',
    },
    {
      id: 'next-step',
      title: 'Names a next step',
      question: 'Does the memo say what to measure next?',
      weight: 1,
      levels: [
        { share: 0, title: 'No', description: 'Nothing is named as a next step.' },
        { share: 1, title: 'Yes', description: 'Something concrete is named.' },
      ],
      authorNotes: '',
    },
  ],
  exemplars: [{ excerpt: 'SECRET-EXEMPLAR that graders see only', levels: { limits: 2 }, why: 'names it' }],
};

/** The files of a whole, valid exercise folder (of the eval-design kind, drawn from the seed), text by path. */
export function exerciseFiles({
  seed = 1,
  title = 'A tiny exercise',
  minutes = 60,
}: { seed?: number; title?: string; minutes?: number } = {}): Record<string, string> {
  const { content, publicPart, gradingPart } = tinyExercise(seed);
  const manifest: ExerciseManifest = {
    kind: kind.id,
    title,
    summary: 'A made-up shop states facts of made-up orders; tell the replies that get them wrong.',
    level: 'core',
    skills: ['evaluation'],
    minutes,
    points: { checks: 70, rubric: 30 },
    seed,
    content,
  };
  const inFolder = (part: string, files: Record<string, string>) =>
    Object.entries(files).map(([path, text]) => [`${part}/${path}`, text] as const);
  return {
    'exercise.json': JSON.stringify(manifest, null, 2),
    'prompt.md': `# ${title}\n\nWrite an evaluator that tells faulty replies from sound ones, and a memo.\n`,
    'rubric.json': JSON.stringify(TINY_RUBRIC, null, 2),
    ...Object.fromEntries([...inFolder('public', publicPart), ...inFolder('grading', gradingPart)]),
  };
}

/** Writes an exercise folder below `root` and returns its path. A text of null leaves that file out. */
export async function writeExerciseFolder({
  root,
  slug = 'tiny-task',
  files = {},
  ...facts
}: {
  root: string;
  slug?: string;
  files?: Record<string, string | null>;
  seed?: number;
  title?: string;
  minutes?: number;
}): Promise<string> {
  const folder = join(root, slug);
  for (const [path, text] of Object.entries({ ...exerciseFiles(facts), ...files })) {
    if (text === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
