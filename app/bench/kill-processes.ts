import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchServer } from './bench-server';

/** Kills (SIGKILL) the web process, the worker and the database of a server, one every `everyMs` from `from` (ms since 1970) on. Linux only. */
export async function killProcesses({
  server,
  from,
  everyMs,
}: {
  server: Pick<BenchServer, 'pid' | 'dataDir'>;
  from: number;
  everyMs: number;
}): Promise<void> {
  const victims = [
    () => childOf(server.pid, 'server.js'),
    () => childOf(server.pid, 'worker.js'),
    async () => Number((await readFile(pidFile(server.dataDir), 'utf8')).split('\n')[0]),
  ];
  for (const [at, find] of victims.entries()) {
    await wait(Math.max(0, from + everyMs * (at + 1) - Date.now()));
    process.kill(await find(), 'SIGKILL');
  }
}

const pidFile = (dataDir: string) => path.join(dataDir, 'postgres', 'pg18', 'postmaster.pid');

/** Process id of the child that runs `script`. Throws when there is none. */
async function childOf(parent: number, script: string): Promise<number> {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    const parentOf = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    if (parentOf === parent && command.includes(script)) return Number(entry);
  }
  throw new Error(`no ${script} below ${parent}`);
}
