import { fork } from 'node:child_process';
import type { Log } from '../log.server';

/** Runs a program to its end; `signal` ends it early. A failure is logged and stops nothing else. */
export function runOnce({
  file,
  args,
  env,
  signal,
  log,
}: {
  /** Script that Node runs. */
  file: string;
  args: string[];
  env: Record<string, string | undefined>;
  signal: AbortSignal;
  log: Log;
}): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stdio: ('ignore' | 'inherit' | 'ipc')[] = ['ignore', 'inherit', 'inherit', 'ipc'];
    const child = fork(file, args, { env: env as NodeJS.ProcessEnv, stdio });
    const end = () => child.kill('SIGTERM');
    signal.addEventListener('abort', end, { once: true });
    child.once('error', (error) => log('error', 'program-did-not-start', { file, error: error.message }));
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      if (code !== 0 && !signal.aborted) log('warn', 'program-failed', { file, code });
      resolve();
    });
  });
}
