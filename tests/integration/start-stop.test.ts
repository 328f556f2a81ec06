import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareSandbox } from '../../app/lib/sandbox/prepare-sandbox.server';
import {
  endPrograms,
  ensureBuilt,
  runProgram,
  temporaryFolder,
  until,
  type RunningProgram,
} from '../support/run-program';
import { freePort } from '../support/test-server';

/** What the sandbox runs from takes seconds to make and is the same for every start. */
let prepared: Awaited<ReturnType<typeof temporaryFolder>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  ensureBuilt(['programs', 'pages']);
  prepared = await temporaryFolder();
  await prepareSandbox({ dataDir: prepared.path });
});
beforeEach(async () => {
  folder = await temporaryFolder();
  await cp(prepared.path, path.join(folder.path, 'data'), { recursive: true });
});
afterEach(async () => {
  await endPrograms();
  await folder.remove();
});

const start = (args: string[] = [], env: Record<string, string> = {}) =>
  runProgram('start', args, { DATA_DIR: path.join(folder.path, 'data'), PORT: '0', ...env });

async function address(program: RunningProgram): Promise<string> {
  return (await program.line(/Assay is ready: (\S+)/))[1] ?? '';
}

const readyz = async (url: string) => (await fetch(`${url}/readyz`)).json() as Promise<{ queue: { workers: number } }>;
const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );

/** Process ids of the database and of the children of a starting process, from what is on disk and in /proc. */
const databaseIsRunning = () =>
  readFile(path.join(folder.path, 'data', 'postgres', 'pg18', 'postmaster.pid'), 'utf8').then(
    () => true,
    () => false,
  );

async function childOf(parent: number | undefined, script: string): Promise<number> {
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8');
  for (const pid of children.trim().split(' ')) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(script)) return Number(pid);
  }
  throw new Error(`no ${script} below ${parent}`);
}

describe('starting', () => {
  it('says every wrong setting in a line of its own and does not start', async () => {
    const program = start([], { PORT: 'abc', QUEUE_LIMIT: '-1', PUBLIC_URL: 'ftp://x' });
    expect(await program.ended).toBe(1);
    const lines = program.output().trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual(['PORT', 'PUBLIC_URL', 'QUEUE_LIMIT']);
  });

  it('serves pages and works on jobs, and a second web and worker attach to the same database', async () => {
    const url = await address(start());
    expect(await readyz(url)).toMatchObject({ ready: true, database: 'ok', queue: { workers: 1 }, judge: 'none' });
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain('nonce-');
    const second = start(['--only', 'web']);
    const secondUrl = await address(second);
    expect(secondUrl).not.toBe(url);
    await start(['--only', 'worker']).line(/The worker is running/);
    expect((await readyz(secondUrl)).queue.workers).toBe(2);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(await readyz(url)).toMatchObject({ ready: true });
  });

  it('on a taken port ends with one line that says so, and leaves the first instance alone', async () => {
    const port = String(await freePort());
    const url = await address(start([], { PORT: port }));
    const second = start([], { PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Assay cannot start: PORT: 127.0.0.1:${port} is taken`);
    expect(await answers(url)).toBe(true);
  });

  it('alone as web or worker wants a database that is there', async () => {
    const program = start(['--only', 'worker']);
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain('Assay cannot start: no embedded PostgreSQL runs in');
  });
});

describe('stopping', () => {
  it('on Ctrl-C ends web, worker and last the database, with exit code 0', async () => {
    const program = start();
    const url = await address(program);
    // A terminal signals the whole group and npm signals again: the second one must not cut the first short.
    program.process.kill('SIGINT');
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(await answers(url)).toBe(false);
    expect(await databaseIsRunning()).toBe(false);
  });

  it('while still starting leaves no database behind', async () => {
    const program = start();
    await until(databaseIsRunning);
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(await databaseIsRunning()).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('a crash', () => {
  it('of the web process is followed by a new one on the same address', async () => {
    const program = start();
    const url = await address(program);
    process.kill(await childOf(program.process.pid, 'server.js'), 'SIGKILL');
    await program.line(/"event":"child-ended"/);
    await until(() => answers(url));
  });

  it('of the database is followed by a new one that everybody finds again', async () => {
    const program = start();
    const url = await address(program);
    const pidFile = await readFile(path.join(folder.path, 'data', 'postgres', 'pg18', 'postmaster.pid'), 'utf8');
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    await program.line(/"event":"database-back"/);
    const ready = () =>
      readyz(url).then(
        ({ queue }) => queue.workers === 1,
        () => false,
      );
    await until(ready);
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(await databaseIsRunning()).toBe(false);
  });

  it('of everything at once does not keep the next start from working, nor its stop from ending the database', async () => {
    const first = start();
    const url = await address(first);
    first.process.kill('SIGKILL');
    await first.ended;
    // The orphans notice by themselves that nobody is there to restart them.
    await until(async () => !(await answers(url)));
    expect(await databaseIsRunning()).toBe(true);
    const second = start();
    await address(second);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(await databaseIsRunning()).toBe(false);
  });
});

afterAll(() => prepared.remove());
