import { fork, type ChildProcess } from 'node:child_process';
import type { Log } from '../log.server';
import type { ChildMessage } from './messages';

export interface KeepRunningOptions {
  name: string;
  /** Script that Node runs. */
  file: string;
  env: Record<string, string | undefined>;
  log: Log;
  /** Each time the child says that it works. */
  onReady: (message: { url?: string }) => void;
  /** The child says that it cannot work, or ended before it ever did; it is not started again. */
  onFatal: (message: string) => void;
}

export interface KeptProcess {
  /** Ends the child now and starts a new one; for changed code. */
  restart(): void;
  /** SIGTERM, then SIGKILL after `boundMs`. Resolves when the child is gone. */
  stop(boundMs: number): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A child that lived this long has earned a quick restart again. */
const SETTLED_MS = 60_000;

/** Runs a program for as long as this process lives: a crash is logged and followed by a restart, after a pause that doubles. */
export function keepRunning(options: KeepRunningOptions): KeptProcess {
  const { name, file, env, log, onReady, onFatal } = options;
  let child: ChildProcess | null = null;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let restarting = false;
  let worked = false;

  const start = () => {
    const startedAt = Date.now();
    const made = fork(file, [], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = made;
    made.on('message', (message: ChildMessage) => {
      if (message.type === 'ready') {
        worked = true;
        return onReady(message);
      }
      ended = true;
      onFatal(message.message);
    });
    made.once('error', (error) => log('error', 'child-did-not-start', { name, error: error.message }));
    made.once('exit', (code, signal) => {
      child = null;
      if (ended) return;
      if (!worked) {
        ended = true;
        return onFatal(`the ${name} process ended before it was ready (${signal ?? `exit code ${code}`})`);
      }
      if (Date.now() - startedAt > SETTLED_MS || restarting) pause = FIRST_PAUSE_MS;
      if (!restarting) log('warn', 'child-ended', { name, code, signal, restartInMs: pause });
      timer = setTimeout(start, restarting ? 0 : pause);
      if (!restarting) pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      restarting = false;
    });
  };
  start();

  return {
    restart() {
      if (!child || ended) return;
      restarting = true;
      child.kill('SIGTERM');
    },
    async stop(boundMs) {
      ended = true;
      clearTimeout(timer);
      const running = child;
      if (!running) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const kill = setTimeout(() => {
        log('warn', 'child-killed', { name, boundMs });
        running.kill('SIGKILL');
      }, boundMs);
      await gone;
      clearTimeout(kill);
    },
  };
}
