/**
 * Starts everything and keeps it running: database, migrations, exercises, sandbox, then the web and the worker process. Stops it
 * all again, the database last, on Ctrl-C. `--only web|worker` starts one of the two; `--dev` serves pages from source.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareDatabase } from './lib/db/prepare-database.server';
import { prepareQueuesAt } from './jobs/prepare-queues.server';
import { createLog } from './lib/log.server';
import { keepRunning, type KeptProcess } from './lib/processes/keep-running.server';
import { keepSecret } from './lib/processes/keep-secret.server';
import { onStop } from './lib/processes/on-stop.server';
import { readStartSettings } from './lib/processes/read-start-settings.server';
import { waitUntilReady } from './lib/processes/wait-until-ready.server';
import { projectRoot } from './lib/project-root.server';

const READY_TIMEOUT_MS = 60_000;
/** Longer than the bounds inside web (8 s) and worker (10 s), so that SIGKILL is for the stuck only. */
const STOP_CHILD_MS = 12_000;

const log = createLog('start');
const say = (line: string) => process.stdout.write(`${line}\n`);

const { values: flags } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, only: { type: 'string' } },
});

function fail(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  if (flags.only !== undefined && flags.only !== 'web' && flags.only !== 'worker') fail(['--only takes web or worker']);
  const root = projectRoot();
  const settings = readStartSettings(process.env, root);
  if (!settings.ok)
    return fail(['Assay cannot start, these settings are wrong:', ...settings.problems.map((line) => `  ${line}`)]);
  const { dataDir } = settings;
  await mkdir(dataDir, { recursive: true });

  const children: KeptProcess[] = [];
  const closers: (() => Promise<void>)[] = [];
  const stopping = new AbortController();
  const stop = async () => {
    if (!stopping.signal.aborted) say('Stopping: running work is finished or handed back ...');
    stopping.abort();
    await Promise.all(children.map((child) => child.stop(STOP_CHILD_MS)));
    for (const close of closers.reverse()) await close();
  };
  onStop(stop);

  const database = await prepareDatabase({
    url: settings.hasDatabase ? settings.env.DATABASE_URL : null,
    dataDir,
    mayStart: flags.only === undefined,
    root,
    log,
  });
  closers.push(database.release);
  await prepareQueuesAt({ url: database.url, log });
  const env = {
    ...process.env,
    NODE_ENV: flags.dev ? 'development' : settings.env.NODE_ENV,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    COOKIE_SECRET: settings.env.COOKIE_SECRET ?? (await keepSecret(path.join(dataDir, 'cookie-secret'))),
  };

  const run = (name: 'web' | 'worker', file: string) =>
    new Promise<string | undefined>((resolve) => {
      const child = keepRunning({
        ...{ name, file, env, log },
        onReady: ({ url }) => resolve(url),
        onFatal: (message) => void stop().then(() => fail([`Assay cannot start: ${message}`])),
      });
      children.push(child);
    });
  const here = import.meta.dirname;
  const [url] = await Promise.all([
    flags.only === 'worker' ? undefined : run('web', path.join(here, 'server.js')),
    flags.only === 'web' ? undefined : run('worker', path.join(here, 'worker.js')),
  ]);
  if (url === undefined) {
    say('The worker is running. Stop it with Ctrl-C.');
    return;
  }
  const ready = await waitUntilReady({ url: `${url}/readyz`, timeoutMs: READY_TIMEOUT_MS, signal: stopping.signal });
  if (ready) say(`\nAssay is ready: ${settings.env.PUBLIC_URL ?? url}\nStop it with Ctrl-C.`);
  else if (!stopping.signal.aborted) log('error', 'not-ready', { url: `${url}/readyz`, afterMs: READY_TIMEOUT_MS });
}

await start().catch((error: unknown) =>
  fail([`Assay cannot start: ${error instanceof Error ? error.message : String(error)}`]),
);
