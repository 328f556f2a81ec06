import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const DATA_PATH = /^(public|grading|world)(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/;

/** Says whether the exercise folder has a generator. */
export async function hasGenerator({ folder }: { folder: string }): Promise<boolean> {
  return access(join(folder, 'generate.ts')).then(
    () => true,
    () => false,
  );
}

/**
 * Runs the exercise's own generator (`generate.ts`, exporting `generate(seed)`) in this process and returns its data files, text
 * by path (`public/...`, `grading/...`, `world/...`). Only for the command line: it executes the author's code. Throws when there is no
 * generator, or it returns anything but such files.
 */
export async function generateVariant({
  folder,
  seed,
}: {
  folder: string;
  seed: number;
}): Promise<Record<string, string>> {
  if (!(await hasGenerator({ folder }))) throw new Error(`${folder} has no generate.ts`);
  // Node strips the types itself; the bundler must leave this import alone.
  const url = pathToFileURL(join(resolve(folder), 'generate.ts')).href;
  const module = (await import(/* @vite-ignore */ url)) as { generate?: unknown };
  if (typeof module.generate !== 'function') throw new Error(`${folder}/generate.ts must export generate(seed)`);
  const files: unknown = await (module.generate as (seed: number) => unknown)(seed);
  if (files === null || typeof files !== 'object') throw new Error('generate(seed) must return files by path');
  for (const [path, text] of Object.entries(files)) {
    if (!DATA_PATH.test(path)) {
      throw new Error(`generate(seed) returned "${path}"; paths must lie in public/, grading/ or world/`);
    }
    if (typeof text !== 'string') throw new Error(`generate(seed) returned ${typeof text} for ${path}, not text`);
  }
  return files as Record<string, string>;
}
