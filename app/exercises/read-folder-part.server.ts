import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthoringProblem } from '../kinds/contract';
import { readPlainFile } from './read-plain-file.server';

export interface SourceFile {
  text: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 1_000;
const MAX_DEPTH = 6;
/** Left behind by file managers; never part of an exercise. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Reads every file below `<folder>/<part>` into memory, by path relative to the part with `/` between names. Links, odd names,
 * files that are too large or not text become problems and the rest is still read, so that an author sees all mistakes at once.
 * Only an `optional` part may be missing.
 */
export async function readFolderPart({
  folder,
  part,
  optional = false,
}: {
  folder: string;
  part: string;
  optional?: boolean;
}): Promise<{
  files: Map<string, SourceFile>;
  problems: AuthoringProblem[];
}> {
  const files = new Map<string, SourceFile>();
  const problems: AuthoringProblem[] = [];
  let total = 0;
  const report = (path: string, message: string) => problems.push({ file: `${part}/${path}`, where: '', message });

  async function walk(relative: string, depth: number): Promise<void> {
    const entries = await readdir(join(folder, part, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (IGNORED.has(entry.name)) continue;
      const path = relative ? `${relative}/${entry.name}` : entry.name;
      if (!SEGMENT.test(entry.name)) {
        report(path, 'names may hold letters, digits, dots, hyphens and underscores, and start with a letter or digit');
      } else if (entry.isDirectory()) {
        if (depth >= MAX_DEPTH) report(path, `folders may be at most ${MAX_DEPTH} deep`);
        else await walk(path, depth + 1);
      } else if (files.size >= MAX_FILES) {
        report(path, `${part}/ holds more than ${MAX_FILES} files`);
        return;
      } else {
        const read = await readPlainFile({ path: join(folder, part, path), maxBytes: MAX_FILE_BYTES });
        if ('problem' in read) report(path, read.problem);
        else if ((total += read.bytes.byteLength) > MAX_TOTAL_BYTES) {
          report(path, `${part}/ holds more than ${MAX_TOTAL_BYTES} bytes`);
          return;
        } else files.set(path, read);
      }
    }
  }

  try {
    await walk('', 1);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    if (!optional) problems.push({ file: `${part}/`, where: '', message: 'the folder is missing' });
  }
  return { files, problems };
}
