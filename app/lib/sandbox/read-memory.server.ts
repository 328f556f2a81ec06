import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Resident memory in bytes of a process and everything below it; 0 when it is gone. */
export async function readTreeMemory(pid: number): Promise<number> {
  if (process.platform !== 'linux') return readByPs(pid);
  const [own, children] = await Promise.all([residentBytes(pid), childrenOf(pid)]);
  const below = await Promise.all(children.map(readTreeMemory));
  return below.reduce((sum, bytes) => sum + bytes, own);
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1').catch(() => '');
  return list.split(' ').filter(Boolean).map(Number);
}

function readByPs(pid: number): Promise<number> {
  return new Promise((resolve) => {
    execFile('ps', ['-A', '-o', 'pgid=,rss='], { timeout: 2_000 }, (_error, stdout) => {
      let kilobytes = 0;
      for (const line of stdout.split('\n')) {
        const [group, resident] = line.trim().split(/\s+/).map(Number);
        if (group === pid) kilobytes += resident ?? 0;
      }
      resolve(kilobytes * 1024);
    });
  });
}
