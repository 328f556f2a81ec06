import { readExerciseFolder } from '../exercises/read-exercise-folder.server';
import type { Json } from '../lib/json';
import type { Command } from './command-types';
import { findAllExercises } from './find-folder';

export const listExercises: Command = {
  name: ['exercises', 'list'],
  usage: '',
  summary: 'every exercise folder: kind, level, minutes, title, and whether it is valid',
  arity: [0, 0],
  async run(input, output) {
    const { folders, problems } = await findAllExercises(input);
    const rows: { [name: string]: Json }[] = [];
    for (const folder of folders.values()) {
      const { slug, exercise, problems: found } = await readExerciseFolder({ folder });
      if (!exercise) {
        output.line(`${slug.padEnd(34)} ${found.length} problem(s): see exercises validate ${slug}`);
        rows.push({ slug, folder, valid: false });
        continue;
      }
      const { kind, title, level, minutes, skills, points } = exercise.manifest;
      output.line(
        `${slug.padEnd(34)} ${kind.padEnd(14)} ${level.padEnd(7)} ${String(minutes).padStart(3)} min  ${title}`,
      );
      const { contentHash } = exercise;
      rows.push({ slug, folder, valid: true, kind, title, level, minutes, skills, points, contentHash });
    }
    for (const { folder, message } of problems) output.note(`${folder}: ${message}`);
    return { ok: true, json: { exercises: rows, problems } };
  },
};
