import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePostgres } from '../../app/lib/pg/ensure-postgres.server';

const settings = { fsync: 'off' };
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'assay-test-embedded-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql).finally(() => client.end());
  return rows[0]?.answer;
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const occupy = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });

describe('the embedded PostgreSQL', () => {
  it('starts once however many ask at the same moment, and serves all of them', async () => {
    const all = await Promise.all([1, 2, 3].map(() => ensurePostgres({ dir, settings })));
    expect(new Set(all.map((server) => server.pid)).size).toBe(1);
    expect(all.map((server) => server.url)).toEqual(Array(3).fill(all[0]?.url));
    expect(await ask(all[0]?.url ?? '', 'SELECT 1 AS answer')).toBe(1);
  });

  it('keeps running while another living process uses it, and stops with the last one', async () => {
    const server = await ensurePostgres({ dir, settings });
    expect(server.started).toBe(false);
    // The parent of this test run stands for another process of the application.
    await writeFile(path.join(dir, 'users', String(process.ppid)), '');
    await server.release();
    expect(await ask(server.url, 'SELECT 1 AS answer')).toBe(1);
    await rm(path.join(dir, 'users', String(process.ppid)));
    await server.release();
    await expect(ask(server.url, 'SELECT 1 AS answer')).rejects.toThrow();
  });

  it('keeps its data and its port over a stop', async () => {
    const first = await ensurePostgres({ dir, settings });
    await ask(first.url, `CREATE TABLE kept AS SELECT 'still here' AS answer`);
    await first.release();
    const second = await ensurePostgres({ dir, settings });
    expect(second.started).toBe(true);
    expect(second.port).toBe(first.port);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe('still here');
    await second.release();
  });

  it('comes back after being killed, with everything that was committed', async () => {
    const first = await ensurePostgres({ dir });
    await ask(first.url, `CREATE TABLE survives AS SELECT 'committed' AS answer`);
    process.kill(first.pid, 'SIGKILL');
    await until(() => !isAlive(first.pid));
    const second = await ensurePostgres({ dir });
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second.url, 'SELECT answer FROM survives')).toBe('committed');
    await second.release();
  });

  it('takes another port when its own is taken', async () => {
    const last = Number(await readFile(path.join(dir, 'port'), 'utf8'));
    const squatter = await occupy(last);
    expect((squatter.address() as AddressInfo).port).toBe(last);
    const server = await ensurePostgres({ dir, settings });
    squatter.close();
    expect(server.port).not.toBe(last);
    expect(await ask(server.url, 'SELECT 1 AS answer')).toBe(1);
    await server.release();
  });

  it.runIf(process.platform === 'linux')(
    'is not fooled by a pid file whose number belongs to another program',
    async () => {
      await writeFile(path.join(dir, 'pg18', 'postmaster.pid'), `${process.pid}\n${dir}\n1\n1\n\n127.0.0.1\n\nready\n`);
      const server = await ensurePostgres({ dir, settings });
      expect(server.started).toBe(true);
      await server.release();
    },
  );

  it('is only attached to, never started, where starting is not wanted', async () => {
    await expect(ensurePostgres({ dir, mayStart: false })).rejects.toThrow('no embedded PostgreSQL runs');
  });
});
