import type { SandboxStatus } from '../../lib/sandbox/sandbox';
import { runSession, type EvaluationItem, type ItemRun, type SessionRun } from './run-session';

/** How often a batch goes on in a fresh process after one row broke its session. */
const RESUMES = 2;
/** A session that used up more of its wall time than this was slow as a whole, not stopped by one row. */
const SLOW_SHARE = 0.8;

/** Endings that one row can cause, and the kind of error that row then gets. */
const CAUSED_BY_ONE_ROW: Partial<Record<SandboxStatus, string>> = {
  timeout: 'TimeoutError',
  memory: 'MemoryError',
  crashed: 'RuntimeError',
};

/**
 * `runSession` that does not lose a whole batch to one row: when a row runs out of time or memory or ends the process, it becomes
 * an error of its own and the rows after it go on in a fresh process, at most RESUMES times. The result reads like one session;
 * its status is that of the last process.
 */
export async function runResuming(options: Parameters<typeof runSession>[0]): Promise<SessionRun> {
  const finished: ItemRun[] = [];
  let totalMs = 0;
  for (let resumes = 0; ; resumes += 1) {
    const before = finished.length;
    const items: readonly EvaluationItem[] = options.items.slice(before);
    const run = await runSession({ ...options, items, onProgress: (done) => options.onProgress?.(before + done) });
    finished.push(...run.items);
    totalMs += run.totalMs;
    const name = CAUSED_BY_ONE_ROW[run.status];
    const slow = run.totalMs > SLOW_SHARE * options.wallMs;
    if (name === undefined || slow || resumes === RESUMES || finished.length >= options.items.length) {
      return { ...run, items: finished, totalMs };
    }
    const message = run.error?.message ?? 'the row broke its session';
    const place = run.error?.line === undefined ? {} : { line: run.error.line };
    finished.push({
      evaluation: null,
      error: { name, message, ...place, stack: [] },
      ms: 0,
      judgeCalls: {},
      brokeSession: true,
    });
    if (finished.length === options.items.length)
      return { ...run, status: 'ok', error: null, items: finished, totalMs };
  }
}
