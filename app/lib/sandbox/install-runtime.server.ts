import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { seccompFilter } from './seccomp';

const sources = import.meta.glob<string>('./child/*', { query: '?raw', import: 'default', eager: true });

/** The files that run inside, by name, as text. They travel inside the bundle. */
export const childSources: ReadonlyMap<string, string> = new Map(
  Object.entries(sources).map(([file, text]) => [path.posix.basename(file), text]),
);

/** Text of one of them. Throws on a name that is not there. */
export function childSource(name: string): string {
  const text = childSources.get(name);
  if (text === undefined) throw new Error(`the sandbox has no file ${name}`);
  return text;
}

/** A map under which every module of Node and Deno is closed to imports. */
function closedImports(): string {
  const names = new Set(builtinModules.flatMap((name) => [name, name.startsWith('node:') ? name : `node:${name}`]));
  for (const extra of ['node:sqlite', 'node:test', 'node:sea', 'node:test/reporters', 'node:trace_events'])
    names.add(extra);
  return JSON.stringify({ imports: Object.fromEntries([...names].sort().map((name) => [name, null])) });
}

/**
 * Fills `folder` by `fill` unless it is there: in a neighbour first, then renamed, so that several processes may do it at once and
 * nobody ever sees half a folder.
 */
export async function placeFolder(folder: string, fill: (building: string) => void | Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const building = `${folder}.building-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(building, { recursive: true });
  try {
    await fill(building);
    try {
      renameSync(building, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/**
 * Writes the files that run inside to `<dataDir>/sandbox/runtime-<hash>/`. Returns that folder. Beside the sources it holds `imports.json`,
 * the empty folder `empty` that processes start in, and `seccomp.bpf` where a filter for this processor is known.
 */
export async function installRuntime(dataDir: string): Promise<string> {
  const filter = seccompFilter(process.arch);
  const files: [string, string | Buffer][] = [...childSources, ['imports.json', closedImports()]];
  if (filter) files.push(['seccomp.bpf', filter]);
  const hash = createHash('sha256');
  for (const [name, content] of files.sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0`).update(content);
  const folder = path.resolve(dataDir, 'sandbox', `runtime-${hash.digest('hex').slice(0, 16)}`);
  await placeFolder(folder, (building) => {
    for (const [name, content] of files) writeFileSync(path.join(building, name), content);
    mkdirSync(path.join(building, 'empty'));
  });
  return folder;
}
