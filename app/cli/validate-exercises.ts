import { readExerciseFolder } from '../exercises/read-exercise-folder.server';
import type { Json } from '../lib/json';
import type { Command } from './command-types';
import { chooseFolders } from './find-folder';
import { problemLine } from './load-exercise';

export const validateExercises: Command = {
  name: ['exercises', 'validate'],
  usage: '[slug|folder]',
  summary: 'every authoring mistake of one exercise or of all, without running anything',
  arity: [0, 1],
  async run(input, output) {
    const results: { slug: string; ok: boolean; problems: Json }[] = [];
    for (const folder of await chooseFolders(input.args[0], input)) {
      const { slug, problems } = await readExerciseFolder({ folder });
      output.line(problems ? `${slug}: ${problems.length} problem(s)` : `${slug}: valid`);
      for (const problem of problems ?? []) output.line(`  ${problemLine(problem)}`);
      results.push({ slug, ok: !problems, problems: (problems ?? []).map((problem) => ({ ...problem })) });
    }
    return { ok: results.every((result) => result.ok), json: { exercises: results } };
  },
};
