import { createFairClock } from './fair-clock';
import type { Weakened } from './layers';
import { readTreeMemory } from './read-memory.server';
import { readWaiting } from './read-waiting.server';
import type { SandboxLimits, SandboxStatus } from './sandbox';
import type { SandboxChild } from './child-process.server';

/** Resident memory of one process tree. Deno and Pyodide themselves take 60 to 200 MB of it. */
const MEMORY_BYTES = 768 << 20;
const POLL_MS = process.platform === 'linux' ? 40 : 250;

/** Why a process was ended. `starved` is our failure, not the code's: the machine gave it no time to run. */
export interface WatchCause {
  status: SandboxStatus | 'starved';
  message: string;
}

export interface SessionWatch {
  /** Restarts the clock of the single call. */
  startCall(): void;
  stop(): void;
  /** Why the watch ended the process, or null when it did not. */
  cause(): WatchCause | null;
}

/**
 * Ends a process that exceeds its time, its call's time or its memory, or whose request is given up. Time in which no processor
 * was free for it does not count, so that the same code gets the same result on a busy machine.
 */
export function watchSession(options: {
  child: SandboxChild;
  limits: SandboxLimits;
  weakened: Weakened;
  signal?: AbortSignal;
}): SessionWatch {
  const { child, limits, weakened, signal } = options;
  let cause: WatchCause | null = null;
  let stopped = false;
  const end = (status: WatchCause['status'], message: string) => {
    if (stopped || child.end) return;
    cause ??= { status, message };
    child.kill();
  };
  const clockOver = (limitMs: number, lateMessage: string) =>
    createFairClock({
      limitMs,
      readWaiting: () => (child.pid === undefined ? 0 : readWaiting(child.pid)),
      onLate: () => end('timeout', lateMessage),
      onStarved: () => end('starved', 'the machine gave the sandbox no time to run'),
    });
  const clocks = !weakened.has('clocks');
  const sessionClock = clockOver(limits.wallMs, `The code ran longer than ${limits.wallMs} ms in total.`);
  const callClock = clockOver(limits.callMs, `One call took longer than ${limits.callMs} ms.`);
  if (clocks) sessionClock.start();
  const abort = () => end('aborted', 'The run was stopped.');
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  let reading = false;
  const poll = setInterval(() => {
    if (reading || child.pid === undefined || weakened.has('memory-watch')) return;
    reading = true;
    void readTreeMemory(child.pid).then((bytes) => {
      reading = false;
      if (bytes > MEMORY_BYTES) end('memory', `The code used more than ${MEMORY_BYTES >> 20} MB of memory.`);
    });
  }, POLL_MS);
  return {
    startCall() {
      if (clocks) callClock.start();
    },
    stop() {
      stopped = true;
      sessionClock.stop();
      callClock.stop();
      clearInterval(poll);
      signal?.removeEventListener('abort', abort);
    },
    cause: () => cause,
  };
}
