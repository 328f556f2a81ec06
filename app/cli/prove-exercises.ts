import { basename } from 'node:path';
import { readExerciseFolder } from '../exercises/read-exercise-folder.server';
import { getKindChecks } from '../kinds/registry.server';
import type { Sandbox } from '../lib/sandbox/sandbox';
import type { Json } from '../lib/json';
import type { Command, CommandOutput } from './command-types';
import { chooseFolders } from './find-folder';
import { problemLine } from './load-exercise';
import { proveGenerator } from './prove-generator';
import { proveSamples } from './prove-samples';
import type { Proof } from './proof';
import { withSandbox } from './with-sandbox';

/** Samples graded at once; each may use one sandbox process at a time. */
const AT_ONCE = 2;

export const proveExercises: Command = {
  name: ['exercises', 'prove'],
  usage: '[slug|folder]',
  summary: 'grade every sample with the real graders and compare with what its author expects',
  arity: [0, 1],
  async run(input, output) {
    const folders = await chooseFolders(input.args[0], input);
    const startedAt = performance.now();
    const exercises = await withSandbox(input, AT_ONCE, async (sandbox) => {
      const results: { slug: string; proofs: Proof[] }[] = [];
      for (const folder of folders) {
        output.line(basename(folder));
        results.push({ slug: basename(folder), proofs: await proveExercise({ folder, sandbox, output }) });
      }
      return results;
    });
    const all = exercises.flatMap((exercise) => exercise.proofs);
    const passed = all.filter((proof) => proof.problems.length === 0).length;
    const failed = all.length - passed;
    const ms = Math.round(performance.now() - startedAt);
    if (all.length === 0) output.note('there are no exercises to prove');
    output.line(`${passed} passed, ${failed} failed`);
    return {
      ok: failed === 0 && all.length > 0,
      json: {
        passed,
        failed,
        ms,
        exercises: exercises.map(({ slug, proofs }) => ({
          slug,
          proofs: proofs.map((proof) => ({ ...proof, ok: proof.problems.length === 0 })) as Json,
        })),
      },
    };
  },
};

async function proveExercise({
  folder,
  sandbox,
  output,
}: {
  folder: string;
  sandbox: Sandbox;
  output: CommandOutput;
}): Promise<Proof[]> {
  const proofs: Proof[] = [];
  const add = (proof: Proof) => {
    proofs.push(proof);
    printProof(output, proof);
  };
  const reading = await readExerciseFolder({ folder });
  add({ name: 'folder', what: 'files are valid', problems: (reading.problems ?? []).map(problemLine) });
  const { exercise } = reading;
  if (!exercise) return proofs;
  add(await proveGenerator({ folder, exercise }));
  const { prove } = getKindChecks(exercise.manifest.kind);
  if (prove)
    add({
      name: 'world',
      what: 'runs as its author says',
      problems: (await prove({ ...exercise, sandbox })).map(problemLine),
    });
  await proveSamples({ folder, exercise, sandbox, atOnce: AT_ONCE, onProof: add });
  return proofs;
}

function printProof(output: CommandOutput, { name, what, problems, sample }: Proof): void {
  output.line(`  ${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(22)} ${what}`);
  for (const problem of problems) output.line(`         ${problem}`);
  if (problems.length === 0 || !sample) return;
  const points = Object.entries(sample.points).map(([id, value]) => `${id} ${value.toFixed(1)}`);
  output.line(`         points: ${points.join(', ')}`);
}
