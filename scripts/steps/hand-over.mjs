import { spawn } from 'node:child_process';
import { bin, childEnv } from './run.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a built program on the pinned Node in place of this script: same terminal, same exit code, signals passed on. The IPC channel
 * between them tells the program when this script was killed.
 */
export function handOver(args, { ipc = false, env } = {}) {
  const child = spawn(bin('node'), args, {
    env: env ?? childEnv(),
    stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])],
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) endWithParent(() => child.kill('SIGTERM'));
  child.once('error', (error) => {
    process.stderr.write(`cannot start ${args[0]}: ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (code !== null) process.exit(code);
    for (const each of SIGNALS) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}

/**
 * npm runs scripts through a shell that does not pass signals on: told to end, npm and its shell go and this script would stay. Being
 * handed to another parent is how it notices.
 */
function endWithParent(end) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 250).unref();
}
