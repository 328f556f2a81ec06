import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { generateVariant } from '../exercises/generate-variant.server';
import { AppError } from '../lib/errors';
import { sha256 } from '../lib/hash.server';
import type { Command } from './command-types';
import { UsageError } from './command-types';
import { findExerciseFolder, resolvePath } from './find-folder';

export const generateExercise: Command = {
  name: ['exercises', 'generate'],
  usage: '<slug|folder> [--seed N] [--write] [--out <dir>]',
  summary: 'run the data generator; --write replaces the data, --out writes a whole copy of the exercise below <dir>',
  arity: [1, 1],
  options: { seed: { type: 'string' }, write: { type: 'boolean' }, out: { type: 'string' } },
  async run(input, output) {
    const source = await findExerciseFolder(input.args[0] ?? '', input);
    const committedSeed = await readSeed(source);
    const seed = parseSeed(input.options.seed) ?? committedSeed;
    const files = await generateVariant({ folder: source, seed });
    const { out, write } = input.options;
    if (write && out !== undefined) throw new UsageError('--write and --out exclude each other');
    let target: string | null = write ? source : null;
    if (typeof out === 'string') {
      target = join(resolvePath(out, input), basename(source));
      await mkdir(dirname(target), { recursive: true });
      await cp(source, target, { recursive: true, errorOnExist: true, force: false });
    }
    if (target) {
      for (const [path, text] of Object.entries(files)) await writeData(join(target, path), text);
      if (seed !== committedSeed) await writeSeed(target, seed);
    }
    const rows = Object.entries(files).map(([path, text]) => ({
      path,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    }));
    for (const { path, bytes, sha256: hash } of rows)
      output.line(`${hash.slice(0, 12)} ${String(bytes).padStart(9)} ${path}`);
    if (target) output.line(`written to ${target} with seed ${seed}`);
    return { ok: true, json: { seed, writtenTo: target, files: rows } };
  },
};

function parseSeed(text: string | boolean | undefined): number | null {
  if (text === undefined) return null;
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError('--seed must be a non-negative integer');
}

/** The seed in exercise.json, read without the rest: data may be missing or wrong until they are generated. */
async function readSeed(folder: string): Promise<number> {
  const match = SEED.exec(await readFile(join(folder, 'exercise.json'), 'utf8'));
  if (!match?.[2]) throw new AppError('bad-request', `${folder}/exercise.json has no seed`);
  return Number(match[2]);
}

const SEED = /("seed"\s*:\s*)(\d+)/;

/** Changes the number only, so that the author's layout of exercise.json stays. */
async function writeSeed(folder: string, seed: number): Promise<void> {
  const path = join(folder, 'exercise.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace(SEED, `$1${seed}`));
}

async function writeData(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
