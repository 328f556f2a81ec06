import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Absolute paths of the programs a sandbox is made of; those of the system are null where it has none. */
export interface Programs {
  deno: string;
  /** Folder of the `pyodide` package. */
  pyodide: string;
  bwrap: string | null;
  prlimit: string | null;
  setpriv: string | null;
}

const require = createRequire(import.meta.url);

/** Finds the programs. Throws when Deno or Pyodide is not installed for this platform. */
export function findPrograms(): Programs {
  return {
    deno: findDeno(),
    pyodide: path.dirname(require.resolve('pyodide/pyodide.mjs')),
    bwrap: findOnPath('bwrap'),
    prlimit: findOnPath('prlimit'),
    setpriv: findOnPath('setpriv'),
  };
}

function findDeno(): string {
  const libc = process.platform === 'linux' ? '-glibc' : '';
  const binary = process.platform === 'win32' ? 'deno.exe' : 'deno';
  const places = [`@deno/${process.platform}-${process.arch}${libc}/package.json`, 'deno/package.json'];
  for (const place of places) {
    try {
      const file = path.join(path.dirname(require.resolve(place)), binary);
      if (existsSync(file)) return file;
    } catch {
      // Not installed in this place; the next one is tried.
    }
  }
  throw new Error(`Deno is not installed for ${process.platform} ${process.arch}: the package @deno/* is missing`);
}

function findOnPath(name: string): string | null {
  if (process.platform !== 'linux') return null;
  const folders = new Set([...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/bin', '/usr/local/bin']);
  for (const folder of folders) {
    const file = path.join(folder, name);
    if (!path.isAbsolute(file)) continue;
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return null;
}
