import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DENO_FLAGS } from './child-command.server';
import { findPrograms } from './find-programs.server';
import type { Programs } from './find-programs.server';
import { childSource, installRuntime, placeFolder } from './install-runtime.server';

/** Everything a process needs, on disk. */
export interface PreparedSandbox {
  programs: Programs;
  /** Folder of the files that run inside. */
  runtime: string;
  /** Folder with `stdlib.zip` and `snapshot.bin`; null when they could not be built, and Python then loads slowly. */
  python: string | null;
}

/** Modules that are already imported in the snapshot, so that evaluators pay nothing for them. */
const PRELOADED =
  'asyncio,collections,copy,csv,dataclasses,datetime,decimal,difflib,enum,fractions,functools,hashlib,heapq,html,inspect,io,' +
  'itertools,json,linecache,math,operator,random,re,secrets,statistics,string,textwrap,time,traceback,types,typing,unicodedata,uuid';

/**
 * Puts in place what the sandbox runs from, under `<dataDir>/sandbox/`: the runner's files, and Python as byte code with a memory
 * snapshot. Builds only what is missing or stale; the Python build takes some seconds in a process of its own. Several processes
 * may do it at once. Throws when Deno or Pyodide is not installed.
 */
export async function prepareSandbox(options: {
  dataDir: string;
  log?: (message: string) => void;
}): Promise<PreparedSandbox> {
  const programs = findPrograms();
  const runtime = await installRuntime(options.dataDir);
  try {
    return { programs, runtime, python: await preparePython(programs, runtime, options.dataDir) };
  } catch (error) {
    options.log?.(`Python could not be prepared, so it starts slowly: ${String(error).slice(0, 500)}`);
    return { programs, runtime, python: null };
  }
}

async function preparePython(programs: Programs, runtime: string, dataDir: string): Promise<string> {
  const parent = path.resolve(dataDir, 'sandbox');
  const version = (JSON.parse(readFileSync(path.join(programs.pyodide, 'package.json'), 'utf8')) as { version: string })
    .version;
  const folder = path.join(parent, `python-${version}-${fingerprint(programs)}`);
  await placeFolder(folder, async (building) => {
    const read = `--allow-read=${programs.pyodide},${runtime},${building}`;
    const moduleUrl = pathToFileURL(path.join(programs.pyodide, 'pyodide.mjs')).href;
    await promisify(execFile)(
      programs.deno,
      [
        ...[
          'run',
          ...DENO_FLAGS,
          `--import-map=${path.join(runtime, 'imports.json')}`,
          read,
          `--allow-write=${building}`,
        ],
        ...[path.join(runtime, 'prepare-python.mjs'), programs.pyodide, moduleUrl, building, PRELOADED],
      ],
      {
        cwd: path.join(runtime, 'empty'),
        env: { DENO_DIR: '/dev/null/x', NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' } as unknown as NodeJS.ProcessEnv,
        timeout: 180_000,
        killSignal: 'SIGKILL',
      },
    );
    if (!existsSync(path.join(building, 'snapshot.bin'))) throw new Error('the build left no snapshot');
  });
  removeStale(parent, folder);
  return folder;
}

/** What the snapshot depends on: both packages' builds and the way it is made. */
function fingerprint(programs: Programs): string {
  const hash = createHash('sha256').update(PRELOADED);
  for (const name of ['pyodide.asm.wasm', 'pyodide.asm.mjs', 'pyodide.mjs', 'python_stdlib.zip']) {
    hash.update(readFileSync(path.join(programs.pyodide, name)));
  }
  hash.update(String(statSync(programs.deno).size)).update(process.platform + process.arch);
  for (const name of ['prepare-python.mjs', 'pyodide-shell.mjs']) hash.update(childSource(name));
  return hash.digest('hex').slice(0, 16);
}

const STALE_MS = 14 * 24 * 3600 * 1000;

/** Removes other versions that nobody has built for two weeks, and leftovers of broken builds. */
function removeStale(parent: string, current: string): void {
  for (const name of readdirSync(parent)) {
    const folder = path.join(parent, name);
    if (!name.startsWith('python-') || folder === current) continue;
    try {
      if (Date.now() - statSync(folder).mtimeMs > STALE_MS) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another process was faster.
    }
  }
}
