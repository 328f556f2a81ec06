/**
 * Starts everything and keeps it running: database, migrations, exercises, sandbox, then the web and the worker process. Stops it
 * all again, the database last, on Ctrl-C. `--only web|worker` starts one of the two; `--dev` serves pages from source.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeDemo } from './demo/close-demo.server';
import { exerciseRoots, type ExerciseRoot } from './exercises/list-exercise-folders.server';
import { registerExercises } from './exercises/register-exercises.server';
import { createDatabase } from './lib/db/prisma.server';
import { prepareDatabase } from './lib/db/prepare-database.server';
import { prepareQueuesAt } from './jobs/prepare-queues.server';
import { createLog } from './lib/log.server';
import { keepRunning, type KeptProcess } from './lib/processes/keep-running.server';
import { keepSecret } from './lib/processes/keep-secret.server';
import { onStop } from './lib/processes/on-stop.server';
import { keepPostgres, type KeptPostgres } from './lib/pg/keep-postgres.server';
import { readStartSettings } from './lib/processes/read-start-settings.server';
import { runOnce } from './lib/processes/run-once.server';
import { watchPrograms } from './lib/processes/watch-programs.server';
import { waitUntilReady } from './lib/processes/wait-until-ready.server';
import { projectRoot } from './lib/project-root.server';
import { prepareSandbox } from './lib/sandbox/prepare-sandbox.server';

const READY_TIMEOUT_MS = 60_000;
/** Longer than the bounds inside web (8 s) and worker (10 s), so that SIGKILL is for the stuck only. */
const STOP_CHILD_MS = 12_000;

const log = createLog('start');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values: flags } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const { only } = flags;

function fail(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

/** Brings exercises up to date, and shuts the demo where there is to be none. */
async function register(url: string, roots: ExerciseRoot[], hasDemo: boolean): Promise<void> {
  const database = createDatabase(url, 2);
  const register = async () => {
    if (!hasDemo) await closeDemo(database);
    return registerExercises({ database, roots, log });
  };
  const { problems } = await register().finally(() => database.$disconnect());
  if (problems.length) say(`Left out because of mistakes (see above): ${problems.map(({ slug }) => slug).join(', ')}`);
}

/** Settings, or the end of the program with one line per mistake. */
function settingsOrExit(root: string) {
  if (only !== undefined && only !== 'web' && only !== 'worker') fail(['--only takes web or worker']);
  const settings = readStartSettings(process.env, root);
  if (settings.ok) return settings;
  return fail(['Assay cannot start, these settings are wrong:', ...settings.problems.map((line) => `  ${line}`)]);
}

/** Everything that must be there before web and worker start; returns their environment. */
async function prepare(root: string, settings: ReturnType<typeof settingsOrExit>, database: { url: string }) {
  const { dataDir, env } = settings;
  const sandbox = prepareSandbox({ dataDir, log: (note) => log('warn', 'sandbox', { note }) });
  await Promise.all([sandbox, prepareQueuesAt({ url: database.url, log })]);
  const demo = flags.demo ? '1' : env.DEMO;
  const roots = exerciseRoots({ base: root, extra: env.EXERCISES_DIR });
  if (only !== 'worker') await register(database.url, roots, demo === '1');
  return {
    ...process.env,
    NODE_ENV: flags.dev ? 'development' : env.NODE_ENV,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    DEMO: demo,
    COOKIE_SECRET: env.COOKIE_SECRET ?? (await keepSecret(path.join(dataDir, 'cookie-secret'))),
  } as Record<string, string | undefined>;
}

async function start(): Promise<void> {
  const root = projectRoot();
  const settings = settingsOrExit(root);
  const { dataDir } = settings;
  await mkdir(dataDir, { recursive: true });

  const children: KeptProcess[] = [];
  let kept: KeptPostgres | undefined;
  const stopping = new AbortController();
  const url = settings.hasDatabase ? settings.env.DATABASE_URL : null;
  const opening = prepareDatabase({ url, dataDir, mayStart: only === undefined, root, log });
  const stop = async () => {
    if (!stopping.signal.aborted) say('Stopping: running work is finished or handed back ...');
    stopping.abort();
    await kept?.stop();
    await Promise.all(children.map((child) => child.stop(STOP_CHILD_MS)));
    await (await opening.catch(() => null))?.release();
  };
  const giveUp = (message: string) => void stop().then(() => fail([`Assay cannot start: ${message}`]));
  onStop(stop);

  try {
    const { url: opened, embeddedIn } = await opening;
    const env = await prepare(root, settings, { url: opened });
    if (stopping.signal.aborted) return;
    if (embeddedIn !== null && only === undefined) {
      const onMoved = (moved: string) => {
        env.DATABASE_URL = moved;
        for (const child of children) child.restart();
      };
      kept = keepPostgres({ dir: embeddedIn, url: opened, log, onMoved });
    }
    const fill = async (part: 'work' | 'reviews') => {
      if (env.DEMO !== '1' || only !== undefined) return;
      if (part === 'work') say('Filling the demo organisation ...');
      const file = path.join(import.meta.dirname, 'demo.js');
      await runOnce({ file, args: [part], env, signal: stopping.signal, log });
    };
    await fill('work');
    const run = (name: 'web' | 'worker', file: string) =>
      new Promise<string | undefined>((resolve) => {
        const onReady = (message: { url?: string }) => {
          // A restarted web process comes back where people left it, also when the port was any free one.
          if (message.url) env.PORT = new URL(message.url).port;
          resolve(message.url);
        };
        children.push(
          keepRunning({ name, file: path.join(import.meta.dirname, file), env, log, onReady, onFatal: giveUp }),
        );
      });
    const [address] = await Promise.all([
      only === 'worker' ? undefined : run('web', 'server.js'),
      only === 'web' ? undefined : run('worker', 'worker.js'),
    ]);
    if (flags.dev) await watchPrograms({ root, onBuilt: () => children.at(-1)?.restart(), log });
    await announce(address, settings.env.PUBLIC_URL, stopping.signal, env.DEMO === '1');
    await fill('reviews');
  } catch (error) {
    // What fails because the database has just been stopped under it is not why we end.
    if (stopping.signal.aborted) return;
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

async function announce(
  address: string | undefined,
  publicUrl: string | undefined,
  signal: AbortSignal,
  hasDemo: boolean,
): Promise<void> {
  if (address === undefined) return say('The worker is running. Stop it with Ctrl-C.');
  const ready = await waitUntilReady({ url: `${address}/readyz`, timeoutMs: READY_TIMEOUT_MS, signal });
  const demo = hasDemo ? `\nLook around the demo organisation: ${publicUrl ?? address}/demo` : '';
  if (ready) say(`\nAssay is ready: ${publicUrl ?? address}${demo}\nStop it with Ctrl-C.`);
  else if (!signal.aborted) log('error', 'not-ready', { url: `${address}/readyz`, afterMs: READY_TIMEOUT_MS });
}

await start();
