import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

export type PlainFile = { text: string; bytes: Uint8Array<ArrayBuffer> } | { problem: string };

const NOT_A_FILE = new Set(['ELOOP', 'EISDIR', 'ENXIO', 'EMLINK']);

/**
 * Reads one UTF-8 text file without following a symbolic link. Returns what is wrong in words for its author when the file is
 * absent, a link, not a regular file, larger than `maxBytes`, not UTF-8 or holds NUL bytes; throws only on disk faults.
 */
export async function readPlainFile({ path, maxBytes }: { path: string; maxBytes: number }): Promise<PlainFile> {
  let handle;
  try {
    // Non-blocking, so that a named pipe cannot hold the reader.
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'is missing' };
    if (NOT_A_FILE.has(code)) return { problem: 'must be a regular file, not a link or anything else' };
    if (code === 'EACCES' || code === 'EPERM') return { problem: 'cannot be read: permission denied' };
    throw error;
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return { problem: 'must be a regular file, not a link or anything else' };
    if (stat.size > maxBytes) return { problem: `has ${stat.size} bytes; at most ${maxBytes} are allowed` };
    const bytes = new Uint8Array(await handle.readFile());
    if (bytes.byteLength > maxBytes)
      return { problem: `has ${bytes.byteLength} bytes; at most ${maxBytes} are allowed` };
    if (bytes.includes(0)) return { problem: 'must be text: it contains NUL bytes' };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'must be UTF-8 text' };
    throw error;
  } finally {
    await handle.close();
  }
}
