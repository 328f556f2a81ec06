import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../lib/project-root.server';

export interface BenchServer {
  url: string;
  /** Folder of everything it keeps, and the process that keeps the others running. */
  dataDir: string;
  pid: number;
  /** Starts one more worker process beside the first. */
  addWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** Limits out of the way; everything else as a new user has it. */
const SETTINGS = {
  NODE_ENV: 'production' as const,
  PORT: '0',
  HOST: '127.0.0.1',
  DATABASE_URL: '',
  PUBLIC_URL: '',
  OPENAI_API_KEY: '',
  OPENAI_BASE_URL: '',
  RUNS_PER_MINUTE: '1000000',
  SUBMISSIONS_PER_HOUR: '1000000',
  ATTEMPTS_PER_HOUR: '1000000',
};
const START_TIMEOUT_MS = 90_000;

/** The real application, built, on an empty data folder and a free port of this machine; `settings` beside the defaults. */
export async function startBenchServer(settings: Record<string, string> = {}): Promise<BenchServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-bench-'));
  const running: ChildProcess[] = [];
  const stop = async () => {
    for (const child of running.reverse()) await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const [first, line] = await launch(
      ['build/node/start.js'],
      { DATA_DIR: dataDir, ...settings },
      /Assay is ready: (\S+)/,
    );
    running.push(first);
    return {
      url: line[1] ?? '',
      dataDir,
      pid: first.pid ?? 0,
      async addWorker() {
        const args = ['build/node/start.js', '--only', 'worker'];
        const [worker] = await launch(args, { DATA_DIR: dataDir, ...settings }, /The worker is running/);
        running.push(worker);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts a program and waits for a line of its output; kills it and throws when the line does not come. */
function launch(
  args: string[],
  settings: Record<string, string>,
  ready: RegExp,
): Promise<[ChildProcess, RegExpExecArray]> {
  const env: NodeJS.ProcessEnv = { ...process.env, ...SETTINGS, ...settings };
  // The channel lets the program notice when the benchmark is killed, and stop by itself.
  const child = spawn(process.execPath, args, { cwd: projectRoot(), env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  return new Promise((resolve, reject) => {
    let output = '';
    const giveUp = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')} ${why}: ${output.slice(-1_000)}`));
    };
    const timer = setTimeout(() => giveUp('did not get ready'), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-20_000);
      const found = ready.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve([child, found]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => {
      clearTimeout(timer);
      giveUp('ended');
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
