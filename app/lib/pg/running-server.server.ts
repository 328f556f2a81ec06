import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';

export interface RunningServer {
  pid: number;
  port: number;
}

/** What `postmaster.pid` says: the server's process id (line 1) and port (line 4); null while there is none. */
export async function readPidFile(dataDir: string): Promise<RunningServer | null> {
  const lines = (await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/**
 * Removes a `postmaster.pid` whose number belongs to another program by now, as happens in containers and after a crash with a
 * reboot; PostgreSQL itself would wait for that program for ever. Only Linux tells; elsewhere this does nothing.
 */
export async function dropStalePidFile(dataDir: string): Promise<boolean> {
  const pid = Number((await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0) || process.platform !== 'linux') return false;
  const program = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
  if (program === '' || program === 'postgres') return false;
  await rm(path.join(dataDir, 'postmaster.pid'), { force: true });
  return true;
}

/** An open connection when the server behind `url` is up and is ours (the password fits); null otherwise. */
export async function tryConnect(url: string): Promise<Client | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}
