/**
 * Generates the data files of this exercise from a seed. `node generate.ts --write [--seed N] [--out folder]` writes them; without
 * `--out` into this folder, and without `--seed` from the seed in exercise.json.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawCatalogue } from './generator/catalogue.ts';
import { changeCatalogue } from './generator/change-catalogue.ts';
import { HIDDEN_STRETCHES, hiddenScenarios, PUBLIC_STRETCHES, publicScenarios } from './generator/scenarios.ts';
import { drawCalls, writeCalls } from './generator/traffic.ts';

/** The data files by path relative to the exercise folder, as text. The same seed gives the same bytes. */
export function generate(seed: number): Record<string, string> {
  const catalogue = drawCatalogue(seed);
  const files: Record<string, string> = {
    'public/catalogue.json': json(catalogue),
    'public/catalogue-changed.json': json(changeCatalogue(catalogue)),
    'public/scenarios.json': json(publicScenarios()),
    'grading/scenarios.json': json(hiddenScenarios(seed, catalogue)),
  };
  for (const stretch of PUBLIC_STRETCHES) files[`public/${stretch.name}.csv`] = writeCalls(drawCalls(seed, stretch));
  for (const stretch of HIDDEN_STRETCHES) files[`grading/${stretch.name}.csv`] = writeCalls(drawCalls(seed, stretch));
  return files;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function main(): void {
  const folder = dirname(fileURLToPath(import.meta.url));
  const option = (name: string): string | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const manifest = JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8')) as { seed: number };
  const files = generate(Number(option('seed') ?? manifest.seed));
  const target = option('out') ?? folder;
  for (const [path, text] of Object.entries(files)) {
    if (process.argv.includes('--write')) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), text);
    }
    console.log(`${path}: ${text.length} characters`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
