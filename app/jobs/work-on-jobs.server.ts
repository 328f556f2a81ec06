import { setTimeout as wait } from 'node:timers/promises';
import type { Job, JobWithMetadata, PgBoss } from 'pg-boss';
import { errorFields, type Log } from '../lib/log.server';
import { givenUpQueue, jobs, POLL_SECONDS, type JobName, type JobPayload } from './catalogue';
import { returnJob } from './return-job.server';

export interface JobHandler<Name extends JobName> {
  /** Does the work. Must stop soon after `signal` aborts, and must bear being repeated after a crash at any point. */
  run(task: { payload: JobPayload<Name>; signal: AbortSignal; lastTry: boolean }): Promise<void>;
  /** Called, until it succeeds, after the last try has failed. `lastError` is for the log. */
  giveUp(task: { payload: JobPayload<Name>; tries: number; lastError: string }): Promise<void>;
}

export type JobHandlers = { [Name in JobName]: JobHandler<Name> };

export interface WorkOptions {
  boss: PgBoss;
  handlers: JobHandlers;
  /** Jobs of each name at once in this process. */
  slots: number;
  log: Log;
}

export interface JobsAtWork {
  /**
   * Takes no new jobs and lets running ones finish for `finishMs`; then aborts them, and hands every one that is not finished
   * `graceMs` later back to the queue, with its try given back.
   */
  stop(bounds: { finishMs: number; graceMs: number }): Promise<void>;
}

const SETTINGS = {
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_SECONDS,
  includeMetadata: true,
} as const;

/** A fault that asks to be tried again no sooner than some seconds from now (a judge's rate limit). */
const retryAfterSeconds = (error: unknown): number | null => {
  const seconds = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : null;
};

/**
 * Starts taking jobs: one registration with pg-boss per slot, each woken by notification, and again as soon as it has finished a
 * job, so a backlog is worked off without pauses.
 */
export async function workOnJobs(options: WorkOptions): Promise<JobsAtWork> {
  const { boss, handlers, slots } = options;
  const stopping = new AbortController();
  const running = new Map<string, { queue: JobName; job: Job }>();
  for (const name of Object.keys(handlers) as JobName[]) {
    for (let slot = 0; slot < slots; slot += 1)
      await takeJobs({ ...options, name, running, stopping: stopping.signal });
    await takeGivenUpJobs({ ...options, name });
  }
  return {
    async stop({ finishMs, graceMs }) {
      const names = Object.keys(handlers) as JobName[];
      await Promise.all(
        names.flatMap((name) => [name, givenUpQueue(name)]).map((queue) => boss.offWork(queue, { wait: false })),
      );
      await untilEmpty(running, finishMs);
      stopping.abort();
      await untilEmpty(running, graceMs);
      for (const { queue, job } of running.values()) {
        await returnJob({ db: boss.getDb(), queue, job, delaySeconds: 0, countsAsTry: false });
      }
    },
  };
}

async function untilEmpty(running: Map<string, unknown>, boundMs: number): Promise<void> {
  const until = Date.now() + boundMs;
  while (running.size > 0 && Date.now() < until) await wait(25);
}

async function takeJobs<Name extends JobName>(
  options: WorkOptions & { name: Name; running: Map<string, { queue: JobName; job: Job }>; stopping: AbortSignal },
): Promise<void> {
  const { boss, name, running, stopping, log } = options;
  const handler: JobHandler<Name> = options.handlers[name];
  const db = boss.getDb();
  const workId: string = await boss.work(name, SETTINGS, async ([job]: JobWithMetadata<object>[]) => {
    if (!job) return;
    running.set(job.id, { queue: name, job });
    const startedAt = performance.now();
    const fields = () => ({
      job: name,
      id: job.id,
      attempt: job.retryCount + 1,
      ms: Math.round(performance.now() - startedAt),
    });
    try {
      const payload = jobs[name].payload.parse(job.data) as JobPayload<Name>;
      const lastTry = job.retryCount >= job.retryLimit;
      await handler.run({ payload, signal: AbortSignal.any([job.signal, stopping]), lastTry });
      log('info', 'job-done', fields());
    } catch (error) {
      if (stopping.aborted) {
        await returnJob({ db, queue: name, job, delaySeconds: 0, countsAsTry: false });
        log('info', 'job-handed-back', fields());
        return;
      }
      log('warn', 'job-failed', { ...fields(), ...errorFields(error) });
      const pause = retryAfterSeconds(error);
      const returned =
        pause !== null && (await returnJob({ db, queue: name, job, delaySeconds: pause, countsAsTry: true }));
      if (!returned) throw error;
    } finally {
      running.delete(job.id);
      boss.notifyWorker(workId);
    }
  });
}

async function takeGivenUpJobs<Name extends JobName>(options: WorkOptions & { name: Name }): Promise<void> {
  const { boss, name, log } = options;
  const handler: JobHandler<Name> = options.handlers[name];
  await boss.work(givenUpQueue(name), SETTINGS, async (taken: JobWithMetadata<object>[]) => {
    for (const job of taken) {
      const payload = jobs[name].payload.parse(job.data) as JobPayload<Name>;
      const lastError = JSON.stringify(job.sourceOutput ?? null).slice(0, 1_000);
      log('error', 'job-given-up', { job: name, source: job.sourceId, lastError });
      await handler.giveUp({ payload, tries: (job.sourceRetryCount ?? 0) + 1, lastError });
    }
  });
}
