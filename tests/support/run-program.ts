import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../app/lib/project-root.server';

export interface RunningProgram {
  process: ChildProcess;
  /** stdout and stderr so far. */
  output(): string;
  /** Resolves with the first line that matches; rejects when the program ends first. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code, null after a signal. */
  ended: Promise<number | null>;
}

/** Builds the programs (and pages, when asked) if their sources changed. Throws with the build's output. */
export function ensureBuilt(targets: ('programs' | 'pages')[]): void {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', ...targets], {
    cwd: projectRoot(),
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`building failed:\n${built.stderr}`);
}

const running = new Set<RunningProgram>();

/** Starts a built program (`start`, `worker`) with nothing of this process's settings. */
export function runProgram(name: string, args: string[], env: Record<string, string>): RunningProgram {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [path.join(projectRoot(), 'build', 'node', `${name}.js`), ...args], {
    cwd: projectRoot(),
    env: { NODE_ENV: 'production', PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const watchers = new Set<() => void>();
  const heard = (chunk: Buffer) => {
    output += chunk.toString();
    watchers.forEach((watcher) => watcher());
  };
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const program: RunningProgram = {
    process: child,
    output: () => output,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output);
          if (!found) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        void ended.then(() => reject(new Error(`${name} ended before ${pattern}:\n${output}`)));
      }),
  };
  running.add(program);
  void ended.then(() => running.delete(program));
  return program;
}

/** Ends every program that a test left running. */
export async function endPrograms(): Promise<void> {
  await Promise.all(
    [...running].map((program) => {
      program.process.kill('SIGTERM');
      return program.ended;
    }),
  );
}

/** An empty folder for a test's data; `remove` deletes it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-test-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Waits for a condition; the test's own time limit bounds it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25));
}
