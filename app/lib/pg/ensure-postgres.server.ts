import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { findBinaries } from './binaries.server';
import { choosePort } from './choose-port.server';
import { ensureDataFolder } from './data-folder.server';
import { chooseIdentity, type Identity } from './identity.server';
import { dropStalePidFile, readPidFile, tryConnect } from './running-server.server';
import { addServerUser, removeServerUser } from './server-users.server';

export interface EmbeddedPostgres {
  /** Connection string of the application's database. */
  url: string;
  port: number;
  pid: number;
  /** True when this call started the server, false when it found it running. */
  started: boolean;
  /** Stops the server unless another living process still uses it. */
  release(): Promise<void>;
}

export interface EnsurePostgresOptions {
  /** Folder of everything the server keeps; made when absent. */
  dir: string;
  database?: string;
  /** Server settings, for example `{ fsync: 'off' }` in tests; they apply when this call starts the server. */
  settings?: Record<string, string>;
  /** False: only attach to a running server, and throw when there is none. */
  mayStart?: boolean;
  log?: (line: string) => void;
}

const START_TIMEOUT_MS = 60_000;

/**
 * Starts the PostgreSQL of a data folder, or attaches to it when it runs. Any number of processes may call this at the same
 * moment; a killed starter, a stale pid file, a taken port and the root user are all dealt with. The server listens on 127.0.0.1
 * only and wants a password. Throws in one sentence when it cannot come up within a minute.
 */
export async function ensurePostgres(options: EnsurePostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'assay', settings = {}, mayStart = true, log = () => undefined } = options;
  const dir = path.resolve(options.dir);
  const dataDir = path.join(dir, 'pg18');
  const { initdb, pg_ctl } = await findBinaries();
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o755);
  const identity = await chooseIdentity({ probe: initdb, dir, dataDir });
  if (!mayStart && !(await readPidFile(dataDir))) throw new Error(notRunning(dir));
  const password = await ensureDataFolder({ initdb, dataDir, identity });
  const urlOf = (port: number, name: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
  const connect = async () => {
    const running = await readPidFile(dataDir);
    const client = running && (await tryConnect(urlOf(running.port, 'postgres')));
    return client ? { ...running, client } : null;
  };

  await addServerUser(dir);
  let started = false;
  let reached = await connect();
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (!reached) {
    if (!mayStart) throw new Error(notRunning(dir));
    if (Date.now() > giveUpAt) throw new Error(`the embedded PostgreSQL did not start: ${await logTail(dataDir)}`);
    if (await dropStalePidFile(dataDir)) log('removed a stale postmaster.pid');
    if (await startServer({ pg_ctl, dir, dataDir, identity, settings })) started = true;
    reached = await connect();
    if (!reached) await wait(200);
  }
  await createDatabase(reached.client, database).finally(() => reached.client.end());
  return {
    url: urlOf(reached.port, database),
    port: reached.port,
    pid: reached.pid,
    started,
    async release() {
      if ((await removeServerUser(dir)) > 0) return;
      await identity.run(pg_ctl, ['stop', '-D', dataDir, '-m', 'fast', '-w', '-s']);
    },
  };
}

const notRunning = (dir: string) =>
  `no embedded PostgreSQL runs in ${dir}: start it with "npm start", or set DATABASE_URL`;

const logTail = async (dataDir: string) =>
  (await readFile(path.join(dataDir, 'server.log'), 'utf8').catch(() => 'no log')).trim().slice(-600);

/** One try. Keeps the port of last time where it is free, so that processes holding the old address find the new server. */
async function startServer(options: {
  pg_ctl: string;
  dir: string;
  dataDir: string;
  identity: Identity;
  settings: Record<string, string>;
}): Promise<boolean> {
  const { pg_ctl, dir, dataDir, identity, settings } = options;
  const portFile = path.join(dir, 'port');
  const port = await choosePort(Number(await readFile(portFile, 'utf8').catch(() => '0')));
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: "''", ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const result = await identity.run(
    pg_ctl,
    [
      ...['start', '-D', dataDir, '-w', '-t', '60', '-s', '-l', path.join(dataDir, 'server.log')],
      ...['-o', `-p ${port} ${flags.join(' ')}`],
    ],
    { discardOutput: true },
  );
  if (result.code === 0) await writeFile(portFile, String(port));
  return result.code === 0;
}

async function createDatabase(client: Client, name: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount) return;
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
    // Another process made it in between: duplicate database, or a unique violation in the catalogue.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}
