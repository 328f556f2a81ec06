import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../lib/db/prisma.server';
import { errorFields, type Log } from '../../lib/log.server';
import { sweepSittings, type Failures } from './sweep-sittings.server';

const EVERY_MS = 1_000;

/**
 * Sweeps every second until stopped; `stop` resolves when the sweep under way has ended, at most one sitting later. A database that is
 * away is asked again the next second.
 */
export function keepSweeping({ database, log }: { database: Database; log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const failures: Failures = new Map();
  const onError = (error: unknown, sittingId: string) =>
    log('error', 'sitting-not-submitted', { sittingId, ...errorFields(error) });
  const run = async () => {
    while (!signal.aborted) {
      await sweepSittings({ database, failures, onError, signal }).catch((error: unknown) =>
        log('warn', 'deadline-sweep-failed', errorFields(error)),
      );
      await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
