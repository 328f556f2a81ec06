/**
 * Writes the data files of this exercise from a seed: `node generate.ts --write [--seed N] [--out folder]`.
 * Facts of documents are drawn first; faults change facts; text and JSON are written last.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeHiddenFiles } from './generator/hidden-data.ts';
import { writePublicFiles } from './generator/public-data.ts';

/** All data files of one variant by path, as text. The same seed always gives the same bytes. */
export function generate(seed: number): Record<string, string> {
  return { ...writePublicFiles(seed), ...writeHiddenFiles(seed) };
}

function readOption(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function readCommittedSeed(folder: string): number {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'seed' in manifest && typeof manifest.seed === 'number') {
    return manifest.seed;
  }
  throw new Error('exercise.json has no seed');
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) {
  const folder = import.meta.dirname;
  const seed = Number(readOption('--seed') ?? readCommittedSeed(folder));
  const target = readOption('--out') ?? folder;
  for (const [path, text] of Object.entries(generate(seed))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
}
