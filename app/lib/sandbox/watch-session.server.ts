import type { Weakened } from './layers';
import { readTreeMemory } from './read-memory.server';
import type { SandboxLimits, SandboxStatus } from './sandbox';
import type { SandboxChild } from './child-process.server';

/** Resident memory of one process tree. Deno and Pyodide themselves take 60 to 200 MB of it. */
const MEMORY_BYTES = 768 << 20;
const POLL_MS = process.platform === 'linux' ? 40 : 250;

export interface SessionWatch {
  /** Restarts the clock of the single call. */
  startCall(): void;
  stop(): void;
  /** Why the watch ended the process, or null when it did not. */
  cause(): { status: SandboxStatus; message: string } | null;
}

/** Ends a process that exceeds its wall time, its call's wall time or its memory, or whose request is given up. */
export function watchSession(options: {
  child: SandboxChild;
  limits: SandboxLimits;
  weakened: Weakened;
  signal?: AbortSignal;
}): SessionWatch {
  const { child, limits, weakened, signal } = options;
  let cause: { status: SandboxStatus; message: string } | null = null;
  let stopped = false;
  let callTimer: NodeJS.Timeout | undefined;
  const end = (status: SandboxStatus, message: string) => {
    if (stopped || child.end) return;
    cause ??= { status, message };
    child.kill();
  };
  const clocks = !weakened.has('clocks');
  const wall = () => end('timeout', `The code ran longer than ${limits.wallMs} ms in total.`);
  const wallTimer = clocks ? setTimeout(wall, limits.wallMs) : undefined;
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
      clearTimeout(callTimer);
      if (!clocks) return;
      const late = () => end('timeout', `One call took longer than ${limits.callMs} ms.`);
      callTimer = setTimeout(late, limits.callMs);
    },
    stop() {
      stopped = true;
      clearTimeout(wallTimer);
      clearTimeout(callTimer);
      clearInterval(poll);
      signal?.removeEventListener('abort', abort);
    },
    cause: () => cause,
  };
}
