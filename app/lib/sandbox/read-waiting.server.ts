import { readFileSync } from 'node:fs';

/** The process at the end of a chain of single children (jail, limits, the program itself); the pid itself when it has none. */
function innermost(pid: number): number {
  const children = readProc(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  const [only] = children;
  return only === undefined ? pid : innermost(only);
}

/**
 * Milliseconds for which the main threads of a child and of this process were ready to run and no processor was free (the second
 * number of /proc/PID/schedstat, in ns; see sched-stats in the kernel's documentation). 0 where the system does not tell.
 */
export function readWaiting(pid: number): number {
  if (process.platform !== 'linux') return 0;
  return waitingOf(innermost(pid)) + waitingOf(process.pid);
}

function waitingOf(pid: number): number {
  const nanoseconds = Number(readProc(`/proc/${pid}/schedstat`).split(' ')[1]);
  return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : 0;
}

function readProc(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // The process is gone, or the kernel keeps no such account.
    return '';
  }
}
