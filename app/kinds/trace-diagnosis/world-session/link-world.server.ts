import path from 'node:path';
import { rollup, type Plugin } from 'rollup';
import { sha256 } from '../../../lib/hash.server';
import { stableStringify } from '../../../lib/json';
import { singleton } from '../../../lib/singleton.server';
import type { WorldFiles } from '../../contract';
import { ENGINE_FOLDER, engineSources } from './engine-sources.server';
import { stripFiles } from './strip-files.server';

/** Where a world stands while it is linked, as in the repository: three folders above it is the root. */
const WORLD_FOLDER = 'exercises/the-exercise/world';
const ENTRY = 'session.ts';
const KEPT = 16;

const SESSION = `
import { runWorld } from './${ENGINE_FOLDER}/run-world.ts';
import { world } from './${WORLD_FOLDER}/world.ts';
/** What the parent calls: one ReplayRequest in, one ReplayResult out. */
export const replay = (request) => runWorld(world, request);
`;

/**
 * The files of an exercise's `world/` and the engine as one JavaScript module without imports that exports `replay(request)`. Equal
 * files give equal text; the last few are kept in memory. Rejects with the file and the reason when a world does not parse, imports
 * what is not there, or does not export `world`: mistakes of the exercise, never of a candidate.
 */
export async function linkWorld(worldFiles: WorldFiles): Promise<string> {
  const files = new Map(worldFiles.paths().map((name) => [`${WORLD_FOLDER}/${name}`, worldFiles.text(name)]));
  const hash = sha256(stableStringify([...files]));
  const kept = singleton('trace-diagnosis.worlds', () => new Map<string, Promise<string>>());
  const known = kept.get(hash);
  if (known) return known;
  const linked = link(files);
  kept.set(hash, linked);
  // A mistake is reported anew each time; the file may be mended meanwhile.
  linked.catch(() => kept.delete(hash));
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return linked;
}

async function link(worldFiles: Map<string, string>): Promise<string> {
  if (!worldFiles.has(`${WORLD_FOLDER}/world.ts`)) throw new Error('world/world.ts is missing');
  const all = new Map([...engineSources, ...worldFiles, [ENTRY, SESSION]]);
  const scripts = new Map([...all].filter(([name]) => name.endsWith('.ts')));
  const stripped = await stripFiles(scripts).catch((error: unknown) => {
    throw new Error(inAuthorsWords(error), { cause: error });
  });
  try {
    const bundle = await rollup({ input: ENTRY, plugins: [fromMemory(all, stripped)], onwarn: refuseMissing });
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    return output[0].code;
  } catch (error) {
    throw new Error(inAuthorsWords(error), { cause: error });
  }
}

/** Unknown names are only a warning to the bundler, but a world without `world` cannot run. */
function refuseMissing(warning: { code?: string; message: string }): void {
  if (warning.code === 'MISSING_EXPORT' || warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
}

function fromMemory(all: Map<string, string>, stripped: Map<string, string>): Plugin {
  return {
    name: 'from-memory',
    resolveId(source, importer) {
      if (importer === undefined) return source;
      if (!source.startsWith('.'))
        throw new Error(`${importer} imports ${source}; a world imports its own files and the engine`);
      const id = path.posix.join(path.posix.dirname(importer), source);
      if (!all.has(id)) throw new Error(`${importer} imports ${source}, which is not there`);
      return id;
    },
    load(id) {
      const text = all.get(id) ?? '';
      return id.endsWith('.json') ? `export default ${text};` : (stripped.get(id) ?? '');
    },
  };
}

function inAuthorsWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(WORLD_FOLDER, 'world');
}
