import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const folderOf = (dir: string) => path.join(dir, 'users');

/** Notes that this process uses the embedded server. */
export async function addServerUser(dir: string): Promise<void> {
  await mkdir(folderOf(dir), { recursive: true });
  await writeFile(path.join(folderOf(dir), String(process.pid)), '');
}

/**
 * Takes this process off the list and returns how many living processes remain on it. Names left by processes that were killed
 * are dropped, so that a server whose starter died is stopped by whoever leaves last.
 */
export async function removeServerUser(dir: string): Promise<number> {
  let remaining = 0;
  for (const name of await readdir(folderOf(dir)).catch(() => [])) {
    if (Number(name) !== process.pid && isAlive(Number(name))) remaining += 1;
    else await rm(path.join(folderOf(dir), name), { force: true });
  }
  return remaining;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
